import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Roles } from '../../iam/roles.ts';
import type { CodeStore } from '../functions/code-store.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import { environmentOf } from './environment.ts';
import { createLogCapture } from './log-capture.ts';
import { createOrphanGuard } from './orphan-guard.ts';
import { Pool } from './pool.ts';
import { Sandbox } from './sandbox.ts';
import { startProcess } from './start-process.ts';

/** How long the credentials of a process last, as in Lambda; it is replaced before they end. */
const CREDENTIALS_SECONDS = 12 * 3600;
const CREDENTIALS_MARGIN_MS = 5 * 60_000;

export interface RunnerNeeds {
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
  poolOf(record: FunctionRecord): Pool<Sandbox>;
  /** Processes of a function: busy and idle. */
  processesOf(name: string): { readonly busy: number; readonly idle: number };
  /** Ends the processes of a function that is gone. */
  forget(name: string): void;
  close(): Promise<void>;
}

export function createRunner(needs: RunnerNeeds): Runner {
  const pools = new Map<string, { readonly key: string; readonly pool: Pool<Sandbox> }>();
  const retired = new Set<Pool<Sandbox>>();
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
      const pool = createPool(record, needs, guard);
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
  needs: RunnerNeeds,
  guard: ReturnType<typeof createOrphanGuard>,
): Pool<Sandbox> {
  const expiries = new WeakMap<Sandbox, number>();
  const lastsUntil = record.timeoutSeconds * 1000 + CREDENTIALS_MARGIN_MS;

  return new Pool<Sandbox>({
    size: Math.min(needs.poolSize, record.reservedConcurrency ?? needs.poolSize),
    idleMs: needs.idleMs,
    timers: needs.timers,
    isFit: (sandbox) => (expiries.get(sandbox) ?? 0) - needs.clock.now().getTime() > lastsUntil,
    start() {
      const credentials = needs.roles.assume(record.role, record.name, CREDENTIALS_SECONDS);
      const sandbox = startSandbox(record, needs, credentials);
      expiries.set(sandbox, credentials.expiration.getTime());
      const { pid } = sandbox;
      if (pid !== undefined) {
        guard.add(pid);
        void sandbox.ended.then(() => guard.remove(pid));
      }
      return sandbox;
    },
  });
}

function startSandbox(
  record: FunctionRecord,
  needs: RunnerNeeds,
  credentials: ReturnType<Roles['assume']>,
): Sandbox {
  const taskRoot = needs.code.folderOf(record.codeSha256);
  const environment = environmentOf(record, {
    region: needs.region,
    endpoint: needs.endpoint(),
    taskRoot,
    logStream: logStreamName(needs.clock.now()),
    credentials,
  });
  const child = startProcess({
    runtimePath: needs.runtimePath,
    environment,
    taskRoot,
    memoryMb: record.memoryMb,
    compileCache: join(needs.dataDir, 'compile-cache'),
  });
  return new Sandbox({
    child,
    log: createLogCapture((line) => needs.log.debug({ function: record.name }, line)),
    memoryMb: record.memoryMb,
    timeoutSeconds: record.timeoutSeconds,
    timers: needs.timers,
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
