import { join } from 'node:path';
import * as client from '@aws-sdk/client-lambda';
import { type Clock, systemClock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { openRecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import type { Roles } from '../iam/roles.ts';
import type { AwsService, Dispatcher } from '../service.ts';
import { AsyncEvents, type EventRecord } from './async-events.ts';
import { lambdaBodyLimit } from './body-limit.ts';
import type { MappingRecord } from './event-source/mapping-record.ts';
import { Pollers } from './event-source/pollers.ts';
import type { ServeRequest } from './function-url/routes.ts';
import { serveFunctionUrl } from './function-url/serve.ts';
import { CodeStore } from './functions/code-store.ts';
import type { FunctionRecord } from './functions/function-record.ts';
import type { LayerFolders } from './functions/layer-folders.ts';
import { bindOperations } from './operation-table.ts';
import { EVENT, FUNCTION, MAPPING, SCHEDULE } from './record-kinds.ts';
import { keepCompileCaches } from './runner/compile-caches.ts';
import { type FunctionStatistics, Invoker, type PastInvocation } from './runner/invoker.ts';
import { Runner } from './runner/runner.ts';
import { TemporaryFolders } from './runner/temporary-folders.ts';
import type { ScheduleRecord } from './schedule/schedule-record.ts';
import { Schedules } from './schedule/schedules.ts';

/** How long events in progress may take once the service is closing. */
const GRACE_MS = 3000;

export interface LambdaOptions {
  /** State is kept under `<dataDir>/lambda`. */
  readonly dataDir: string;
  readonly region: string;
  /** Base URL of the AWS endpoint, as functions reach it; read when a process starts. */
  readonly endpoint: () => string;
  readonly roles: Pick<Roles, 'get' | 'assume'>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly log: Log;
  /** The program of a function's process: `dist/lambda-runtime.js`. */
  readonly runtimePath: string;
  /** The address at which a function with a URL is served, with a slash at the end. */
  readonly urlOf: (functionName: string) => string;
  /** The most processes of one function. Default 4. */
  readonly poolSize?: number;
  /** How long an unused process is kept, in milliseconds. Default 10 minutes. */
  readonly idleMs?: number;
  /** The layers that functions may have. Default none. */
  readonly layers?: LayerFolders | undefined;
  readonly clock?: Clock;
  readonly timers?: Timers;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
  /** Hears of each invocation that has ended. */
  readonly onInvoked?: (() => void) | undefined;
}

/** A function as the console shows it. */
export interface FunctionState extends FunctionStatistics {
  readonly name: string;
  readonly runtime: string;
  readonly codeSha256: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly processes: { readonly busy: number; readonly idle: number };
}

export interface Lambda {
  readonly service: AwsService;
  readonly schedules: Pick<Schedules, 'put' | 'list' | 'remove'>;
  /** Returns what answers HTTP requests for a function with a URL. */
  functionUrl(functionName: string): ServeRequest;
  /** Starts what runs by itself: queues, schedules, events left by an earlier process. Call it once the endpoint listens. */
  start(): void;
  /** Starts a process of a function ahead of its first event. */
  warm(functionName: string): Promise<void>;
  list(): readonly FunctionState[];
  /** The last invocations of a function with their logs, newest last; none if there is no such function. */
  invocations(functionName: string): readonly PastInvocation[];
  /** Ends everything, functions' processes included. */
  close(): Promise<void>;
}

/** Opens AWS Lambda on its folder: functions in processes of their own, and what invokes them. */
export async function openLambda(options: LambdaOptions): Promise<Lambda> {
  const { dispatcher, log, region, roles, urlOf } = options;
  const { clock = systemClock, timers = realTimers } = options;
  const { poolSize = 4, idleMs = 600_000, layers = {} } = options;
  const dataDir = join(options.dataDir, 'lambda');
  const {
    functions,
    mappings,
    events,
    schedules: records,
  } = await openRecords(dataDir, options.damage);
  const code = await openCodeStore(dataDir, functions.list(), options.damage);
  const temporaryFolders = new TemporaryFolders(join(dataDir, 'tmp'));
  await temporaryFolders.removeAll();
  const settings = { ...options, dataDir, code, layers, clock, timers, poolSize, idleMs };
  const runner = new Runner({ ...settings, temporaryFolders });
  const invoker = new Invoker({ runner, clock, log, onInvoked: options.onInvoked });
  const shared = { functions, mappings, invoker, dispatcher, clock, timers, log };
  const asyncEvents = new AsyncEvents({ ...shared, events });
  const pollers = new Pollers(shared);
  const schedules = new Schedules({ ...shared, schedules: records, region });
  const deps = { ...shared, code, layers, roles, runner, asyncEvents, pollers, urlOf };
  const urlDeps = { findFunction: functions.get, invoker, clock };

  return {
    service: {
      name: 'lambda',
      client,
      bodyLimit: lambdaBodyLimit,
      operations: bindOperations(deps),
    },
    schedules,
    functionUrl: (name) => (request, requestId) =>
      serveFunctionUrl(urlDeps, name, request, requestId),
    start() {
      asyncEvents.start();
      pollers.start();
      schedules.start();
    },
    async warm(functionName) {
      const record = functions.get(functionName);
      if (record) await runner.poolOf(record).warm();
    },
    list: () => functions.list().map((record) => stateOf(record, runner, invoker)),
    invocations: (name) => invoker.pastOf(name),
    async close() {
      schedules.close();
      asyncEvents.close();
      await closeInOrder(pollers, runner, timers);
    },
  };
}

async function openRecords(dataDir: string, damage: DamageReport | undefined) {
  const missed = { damage, isMissed: true };
  const [functions, mappings, events, schedules] = await Promise.all([
    openRecordFolder<FunctionRecord>(join(dataDir, 'functions'), { ...FUNCTION, ...missed }),
    openRecordFolder<MappingRecord>(join(dataDir, 'event-source-mappings'), {
      ...MAPPING,
      ...missed,
    }),
    openRecordFolder<EventRecord>(join(dataDir, 'events'), { ...EVENT, damage }),
    openRecordFolder<ScheduleRecord>(join(dataDir, 'schedules'), { ...SCHEDULE, ...missed }),
  ]);
  return { functions, mappings, events, schedules };
}

/** Opens and checks the packages, and removes those that no function uses, and their compiled code. */
async function openCodeStore(
  dataDir: string,
  functions: readonly FunctionRecord[],
  damage: DamageReport | undefined,
): Promise<CodeStore> {
  const code = new CodeStore(join(dataDir, 'code'), damage);
  const used = functions.map(({ codeSha256 }) => codeSha256);
  await code.keepOnly(used);
  await code.check(used);
  await keepCompileCaches(dataDir, functions);
  return code;
}

/** Lets batches finish within the grace period and ends the processes; interrupted batches then return to their queues. */
async function closeInOrder(pollers: Pollers, runner: Runner, timers: Timers): Promise<void> {
  const polled = pollers.close();
  const withinGrace = () =>
    Promise.race([polled, new Promise<void>((end) => timers.after(GRACE_MS, end))]);
  await withinGrace();
  await runner.close();
  await withinGrace();
}

function stateOf(record: FunctionRecord, runner: Runner, invoker: Invoker): FunctionState {
  const { name, runtime, codeSha256, timeoutSeconds, memoryMb } = record;
  return {
    ...{ name, runtime, codeSha256, timeoutSeconds, memoryMb },
    ...invoker.statisticsOf(name),
    processes: runner.processesOf(name),
  };
}
