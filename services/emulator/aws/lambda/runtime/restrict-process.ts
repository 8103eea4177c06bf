import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { resolve, sep } from 'node:path';
import v8 from 'node:v8';
import workerThreads, { isMainThread, type WorkerOptions } from 'node:worker_threads';

/** What TypeScript doesn't know of the process object. */
interface Internals {
  permission?: unknown;
  _kill(pid: number, signal: number): number;
  _debugProcess(pid: number): void;
}

const { construct } = Reflect;
const internals = process as unknown as Internals;

/** True if this process runs under Node's permission model. */
export function isRestricted(): boolean {
  return internals.permission !== undefined;
}

/**
 * Closes what Node's permission model leaves open: worker threads with options of their own, signals to other
 * processes and the debugger, V8's flags, trace files, and native code from elsewhere than the function's layers. Must run
 * in every thread before any code of a function.
 */
export function restrictProcess(layerFolders: readonly string[]): void {
  restrictAddons(isMainThread ? layerFolders : []);
  restrictWorkers();
  restrictSignals();
  v8.setFlagsFromString = () => refuse('v8.setFlagsFromString');
  // Worker threads don't have that module.
  if (isMainThread) {
    const traceEvents = process.getBuiltinModule('node:trace_events');
    traceEvents.createTracing = () => refuse('trace_events.createTracing');
  }
  syncBuiltinESMExports();
}

/** Every add-on passes `process.dlopen`, a required one too. The folders of layers can't be written by the function. */
function restrictAddons(folders: readonly string[]): void {
  const { dlopen } = process;
  process.dlopen = (module: object, filename: string, ...flags: []) => {
    const path = resolve(String(filename));
    if (!folders.some((folder) => path.startsWith(folder + sep))) refuse(`The add-on ${path}`);
    return dlopen.call(process, module, path, ...flags);
  };
}

/** A worker with `execArgv`, or with NODE_OPTIONS in its `env`, would run without this process's restrictions. */
function restrictWorkers(): void {
  const { Worker } = workerThreads;
  // A function: the prototype of a subclass, or the target of a proxy, would lead back to the class itself.
  function RestrictedWorker(file: string | URL, options?: WorkerOptions): unknown {
    if (!new.target)
      throw new TypeError("Class constructor Worker cannot be invoked without 'new'");
    return construct(Worker, [file, restricted(options)], new.target);
  }
  Object.defineProperty(RestrictedWorker, 'name', { value: 'Worker' });
  RestrictedWorker.prototype = Worker.prototype;
  Object.defineProperty(Worker.prototype, 'constructor', { value: RestrictedWorker });
  workerThreads.Worker = RestrictedWorker as unknown as typeof Worker;
  hideHandleClass(Worker);
}

/** Every worker has a handle of Node's own class, which would start others without this module's checks. */
function hideHandleClass(Worker: typeof workerThreads.Worker): void {
  let handle: object | undefined;
  function Observed(): void {}
  // What the constructor sets on the new object passes its prototype.
  Observed.prototype = new Proxy(Worker.prototype, {
    set(_prototype, key, value: unknown, worker: object) {
      if (isHandle(value)) handle = value;
      Object.defineProperty(worker, key, { value, writable: true, configurable: true });
      return true;
    },
  });
  try {
    // Refused once there is a handle, and before there is a thread.
    construct(Worker, ['', { eval: true, execArgv: ['--no-such-option'] }], Observed);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_INVALID_EXEC_ARGV') throw error;
  }
  if (!handle) throw new Error('Worker threads of this Node.js can not be restricted');
  Object.defineProperty(Object.getPrototypeOf(handle), 'constructor', { value: undefined });
}

function isHandle(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'startThread' in value;
}

/** Copies the options, so that a getter or a prototype can't show Node.js anything else later. */
function restricted(options: WorkerOptions | undefined): WorkerOptions {
  const copy: WorkerOptions = { env: undefined, execArgv: undefined, ...options } as WorkerOptions;
  if (copy.execArgv && copy.execArgv.length > 0) refuse('execArgv of a worker');
  const env = withoutNodeOptions(copy.env);
  return { ...copy, env, execArgv: undefined } as unknown as WorkerOptions;
}

function withoutNodeOptions(env: unknown): unknown {
  if (typeof env !== 'object' || env === null) return env;
  const { NODE_OPTIONS: _, ...others } = env as Record<string, unknown>;
  return others;
}

/** Every signal that JavaScript sends passes `_kill`. SIGUSR1 starts the debugger, which reaches Node's own code. */
function restrictSignals(): void {
  const { pid } = process;
  const kill = internals._kill;
  internals._kill = (target, signal) => {
    const [id, number] = [Number(target), Number(signal)];
    if (id !== pid) refuse(`A signal to process ${id}`);
    if (number === constants.signals.SIGUSR1) refuse('SIGUSR1');
    return kill(id, number);
  };
  internals._debugProcess = () => refuse('process._debugProcess');
}

function refuse(what: string): never {
  const error = new Error(`${what} is not available to functions of the local Lambda`);
  throw Object.assign(error, { code: 'ERR_ACCESS_DENIED' });
}
