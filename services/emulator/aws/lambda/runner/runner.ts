import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Roles, TemporaryCredentials } from '../../iam/roles.ts';
import type { CodeStore } from '../functions/code-store.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { LayerFolders } from '../functions/layer-folders.ts';
import { compileCacheFolder } from './compile-caches.ts';
import { environmentVariables } from './environment-variables.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import { LogCapture } from './log-capture.ts';
import { OrphanGuard } from './orphan-guard.ts';
import { Pool } from './pool.ts';
import { startProcess } from './start-process.ts';
import type { TemporaryFolders } from './temporary-folders.ts';

/** How long the credentials of a process last, as in Lambda; the process is replaced before they end. */
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
  /** If set, functions are kept away from everything else of this user; a developer's own code is not. */
  readonly temporaryFolders?: TemporaryFolders;
  readonly layers: LayerFolders;
  readonly poolSize: number;
  readonly idleMs: number;
}

type EnvironmentPool = Pool<ExecutionEnvironment>;

/** The pools of all functions: one for each function, in its newest configuration. */
export class Runner {
  readonly #deps: RunnerDeps;
  readonly #pools = new Map<string, { readonly key: string; readonly pool: EnvironmentPool }>();
  readonly #retired = new Set<EnvironmentPool>();
  readonly #guard = new OrphanGuard();

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
  }

  /** The pool of a function; retires one of an older configuration. */
  poolOf(record: FunctionRecord): EnvironmentPool {
    const key = configurationKey(record);
    const current = this.#pools.get(record.name);
    if (current?.key === key) return current.pool;
    this.forget(record.name);
    const pool = createPool(record, this.#deps, this.#guard);
    this.#pools.set(record.name, { key, pool });
    return pool;
  }

  /** The number of a function's processes. */
  processesOf(name: string): { readonly busy: number; readonly idle: number } {
    const pool = this.#pools.get(name)?.pool;
    return { busy: pool?.busy ?? 0, idle: pool?.idle ?? 0 };
  }

  /** Ends the processes of a deleted function, the busy ones after their event. */
  forget(name: string): void {
    const pool = this.#pools.get(name)?.pool;
    if (!pool) return;
    this.#pools.delete(name);
    pool.retire();
    for (const old of this.#retired) if (old.busy === 0) this.#retired.delete(old);
    this.#retired.add(pool);
  }

  async close(): Promise<void> {
    const all = [...this.#retired, ...[...this.#pools.values()].map(({ pool }) => pool)];
    this.#pools.clear();
    await Promise.all(all.map((pool) => pool.kill()));
    this.#guard.close();
    await this.#deps.temporaryFolders?.close();
  }
}

function createPool(record: FunctionRecord, deps: RunnerDeps, guard: OrphanGuard): EnvironmentPool {
  const expiries = new WeakMap<ExecutionEnvironment, number>();
  const longestUseMs = record.timeoutSeconds * 1000 + CREDENTIALS_MARGIN_MS;

  return new Pool<ExecutionEnvironment>({
    size: Math.min(deps.poolSize, record.reservedConcurrency ?? deps.poolSize),
    idleMs: deps.idleMs,
    timers: deps.timers,
    isUsable: (environment) =>
      (expiries.get(environment) ?? 0) - deps.clock.now().getTime() > longestUseMs,
    start() {
      const credentials = deps.roles.assume(record.role, record.name, CREDENTIALS_SECONDS);
      const environment = startEnvironment(record, deps, credentials);
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

function startEnvironment(
  record: FunctionRecord,
  deps: RunnerDeps,
  credentials: TemporaryCredentials,
): ExecutionEnvironment {
  const taskRoot = deps.code.folderOf(record.codeSha256);
  const variables = environmentVariables(record, {
    region: deps.region,
    endpoint: deps.endpoint(),
    taskRoot,
    logStream: logStreamName(deps.clock.now()),
    credentials,
  });
  const temporaryFolder = deps.temporaryFolders?.make();
  const child = startProcess({
    runtimePath: deps.runtimePath,
    variables,
    functionVariables: record.variables,
    taskRoot,
    memoryMb: record.memoryMb,
    compileCache: compileCacheFolder(deps.dataDir, record),
    layerFolders: (record.layers ?? []).flatMap((arn) => deps.layers[arn] ?? []),
    ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
  });
  const environment = new ExecutionEnvironment({
    child,
    log: new LogCapture((line) => deps.log.debug({ function: record.name }, line)),
    memoryMb: record.memoryMb,
    timeoutSeconds: record.timeoutSeconds,
    timers: deps.timers,
  });
  if (temporaryFolder) deps.temporaryFolders?.removeAfter(environment.ended, temporaryFolder);
  return environment;
}

/** `2026/11/22/[$LATEST]0123…`, as Lambda names the log stream of an execution environment. */
function logStreamName(now: Date): string {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
}

/** Identifies the settings that a process can't change once it runs. */
function configurationKey(record: FunctionRecord): string {
  const { runtime, role, handler, timeoutSeconds, memoryMb, variables, logging } = record;
  const { codeSha256, reservedConcurrency, layers } = record;
  return JSON.stringify([
    [runtime, role, handler, timeoutSeconds, memoryMb, variables, logging],
    [codeSha256, reservedConcurrency, layers],
  ]);
}
