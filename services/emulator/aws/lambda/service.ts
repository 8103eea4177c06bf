import { join } from 'node:path';
import * as client from '@aws-sdk/client-lambda';
import { type Clock, systemClock } from '../../../base/clock.ts';
import { openRecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import type { Roles } from '../iam/roles.ts';
import type { AwsService, Dispatcher } from '../service.ts';
import { createAsyncEvents, type EventRecord } from './async-events.ts';
import type { MappingRecord } from './event-source/mapping-record.ts';
import { createPollers } from './event-source/pollers.ts';
import type { ServeRequest } from './function-url/routes.ts';
import { serveFunctionUrl } from './function-url/serve.ts';
import { createCodeStore } from './functions/code-store.ts';
import type { FunctionRecord } from './functions/function-record.ts';
import { bindOperations } from './operation-table.ts';
import { createInvoker, type FunctionStatistics } from './runner/invoker.ts';
import { createRunner } from './runner/runner.ts';
import { createSchedules, type ScheduleRecord, type Schedules } from './schedule/schedules.ts';

/** How long events in hand may take once the service is closing. */
const GRACE_MS = 3000;

export interface LambdaOptions {
  /** State is kept under `<dataDir>/lambda`. */
  readonly dataDir: string;
  readonly region: string;
  /** Base URL of the front door, as functions reach it; asked when a process starts. */
  readonly endpoint: () => string;
  readonly roles: Pick<Roles, 'get' | 'assume'>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly log: Log;
  /** The program of a function's process: `dist/lambda-runtime.js`. */
  readonly runtimePath: string;
  /** The address at which a function that has a URL is served, with its slash at the end. */
  readonly urlOf: (functionName: string) => string;
  /** Processes of one function at most. */
  readonly poolSize?: number;
  /** How long an unused process is kept, in milliseconds. */
  readonly idleMs?: number;
  readonly clock?: Clock;
  readonly timers?: Timers;
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
  readonly schedules: Schedules;
  /** Answers HTTP requests for a function that has a URL. */
  functionUrl(functionName: string): ServeRequest;
  /** Starts what runs by itself: queues, schedules, events left by an earlier process. Once the front door is open. */
  start(): void;
  /** Starts a process of a function ahead of its first event. */
  warm(functionName: string): Promise<void>;
  list(): readonly FunctionState[];
  /** Ends it all, functions' processes included. */
  close(): Promise<void>;
}

/** AWS Lambda: functions in processes of their own, with what invokes them. */
export async function createLambda(options: LambdaOptions): Promise<Lambda> {
  const { dispatcher, log, region } = options;
  const dataDir = join(options.dataDir, 'lambda');
  const clock = options.clock ?? systemClock;
  const timers = options.timers ?? realTimers;
  const [functions, mappings, events, scheduleRecords] = await Promise.all([
    openRecordFolder<FunctionRecord>(join(dataDir, 'functions')),
    openRecordFolder<MappingRecord>(join(dataDir, 'event-source-mappings')),
    openRecordFolder<EventRecord>(join(dataDir, 'events')),
    openRecordFolder<ScheduleRecord>(join(dataDir, 'schedules')),
  ]);
  const code = createCodeStore(join(dataDir, 'code'));
  await code.keepOnly(functions.list().map(({ codeSha256 }) => codeSha256));
  const runner = createRunner({
    ...options,
    dataDir,
    code,
    clock,
    timers,
    poolSize: options.poolSize ?? 4,
    idleMs: options.idleMs ?? 600_000,
  });
  const invoker = createInvoker({ runner, clock, log });
  const shared = { functions, mappings, invoker, dispatcher, clock, timers, log };
  const asyncEvents = createAsyncEvents({ ...shared, events });
  const pollers = createPollers(shared);
  const schedules = createSchedules({ ...shared, schedules: scheduleRecords, region });
  const { roles, urlOf } = options;
  const operations = bindOperations({
    ...shared,
    code,
    roles,
    runner,
    asyncEvents,
    pollers,
    urlOf,
  });
  const urlDeps = { findFunction: functions.get, invoker, clock };

  return {
    service: { name: 'lambda', client, operations },
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
    async close() {
      const withinGrace = (work: Promise<void>) =>
        Promise.race([work, new Promise<void>((end) => timers.after(GRACE_MS, end))]);
      schedules.close();
      asyncEvents.close();
      const polled = pollers.close();
      await withinGrace(polled);
      await runner.close();
      // What was cut off goes back to its queue.
      await withinGrace(polled);
    },
  };
}

function stateOf(
  record: FunctionRecord,
  runner: ReturnType<typeof createRunner>,
  invoker: ReturnType<typeof createInvoker>,
): FunctionState {
  const { name, runtime, codeSha256, timeoutSeconds, memoryMb } = record;
  return {
    ...{ name, runtime, codeSha256, timeoutSeconds, memoryMb },
    ...invoker.statisticsOf(name),
    processes: runner.processesOf(name),
  };
}
