import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Roles } from '../../iam/roles.ts';
import type { CodeStore } from '../functions/code-store.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import { environmentOf } from './environment-variables.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import { createLogCapture } from './log-capture.ts';
import { createOrphanGuard } from './orphan-guard.ts';
import { Pool } from './pool.ts';
import { startProcess } from './start-process.ts';

/** How long the credentials of a process last, as in Lambda; it is replaced before they end. */
const CREDENTIALS_SECONDS = 12 * 3600;
const CREDENTIALS_MARGIN_MS = 5 * 60_000;

export interface RunnerDeps {
  readonly dataDir: string;
  readonly region: string;
  readonly endpoint: () => string;
  readonly roles: Pick<Roles, 'assume'>;
  readonly code: Pick<CodeStore, 'folderOf'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly runtimePath: string;
  readonly poolSize: number;
  readonly idleMs: number;
}

/** The pools of all functions: one each, for its newest configuration. */
export interface Runner {
  /** The pool of a function; one of an older configuration is retired. */
  poolOf(record: FunctionRecord): Pool<ExecutionEnvironment>;
  /** Processes of a function: busy and idle. */
  processesOf(name: string): { readonly busy: number; readonly idle: number };
  /** Ends the processes of a function that is gone. */
  forget(name: string): void;
  close(): Promise<void>;
}

export function createRunner(deps: RunnerDeps): Runner {
  const pools = new Map<
    string,
    { readonly key: string; readonly pool: Pool<ExecutionEnvironment> }
  >();
  const retired = new Set<Pool<ExecutionEnvironment>>();
  const guard = createOrphanGuard();

  function retire(name: string): void {
    const pool = pools.get(name)?.pool;
    if (!pool) return;
    pools.delete(name);
    pool.retire();
    for (const old of retired) if (old.busy === 0) retired.delete(old);
    retired.add(pool);
  }

  return {
    poolOf(record) {
      const key = configurationKey(record);
      const current = pools.get(record.name);
      if (current?.key === key) return current.pool;
      retire(record.name);
      const pool = createPool(record, deps, guard);
      pools.set(record.name, { key, pool });
      return pool;
    },
    processesOf(name) {
      const pool = pools.get(name)?.pool;
      return { busy: pool?.busy ?? 0, idle: pool?.idle ?? 0 };
    },
    forget: retire,
    async close() {
      const all = [...retired, ...[...pools.values()].map(({ pool }) => pool)];
      pools.clear();
      await Promise.all(all.map((pool) => pool.kill()));
      guard.close();
    },
  };
}

function createPool(
  record: FunctionRecord,
  deps: RunnerDeps,
  guard: ReturnType<typeof createOrphanGuard>,
): Pool<ExecutionEnvironment> {
  const expiries = new WeakMap<ExecutionEnvironment, number>();
  const lastsUntil = record.timeoutSeconds * 1000 + CREDENTIALS_MARGIN_MS;

  return new Pool<ExecutionEnvironment>({
    size: Math.min(deps.poolSize, record.reservedConcurrency ?? deps.poolSize),
    idleMs: deps.idleMs,
    timers: deps.timers,
    isFit: (environment) =>
      (expiries.get(environment) ?? 0) - deps.clock.now().getTime() > lastsUntil,
    start() {
      const credentials = deps.roles.assume(record.role, record.name, CREDENTIALS_SECONDS);
      const environment = startSandbox(record, deps, credentials);
      expiries.set(environment, credentials.expiration.getTime());
      const { pid } = environment;
      if (pid !== undefined) {
        guard.add(pid);
        void environment.ended.then(() => guard.remove(pid));
      }
      return environment;
    },
  });
}

function startSandbox(
  record: FunctionRecord,
  deps: RunnerDeps,
  credentials: ReturnType<Roles['assume']>,
): ExecutionEnvironment {
  const taskRoot = deps.code.folderOf(record.codeSha256);
  const environment = environmentOf(record, {
    region: deps.region,
    endpoint: deps.endpoint(),
    taskRoot,
    logStream: logStreamName(deps.clock.now()),
    credentials,
  });
  const child = startProcess({
    runtimePath: deps.runtimePath,
    environment,
    taskRoot,
    memoryMb: record.memoryMb,
    compileCache: join(deps.dataDir, 'compile-cache'),
  });
  return new ExecutionEnvironment({
    child,
    log: createLogCapture((line) => deps.log.debug({ function: record.name }, line)),
    memoryMb: record.memoryMb,
    timeoutSeconds: record.timeoutSeconds,
    timers: deps.timers,
  });
}

/** `2026/11/22/[$LATEST]0123…`, as Lambda names the log stream of an execution environment. */
function logStreamName(now: Date): string {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
}

/** What a process can't change once it runs. */
function configurationKey(record: FunctionRecord): string {
  const { runtime, role, handler, timeoutSeconds, memoryMb, variables, logging } = record;
  const { codeSha256, reservedConcurrency } = record;
  return JSON.stringify([
    [runtime, role, handler, timeoutSeconds, memoryMb, variables, logging],
    [codeSha256, reservedConcurrency],
  ]);
}
