import { type ChildProcess, spawn } from 'node:child_process';
import { platform } from 'node:process';

/** No core files; standard error into standard output, so that both stay in the order written. */
const SHELL = 'ulimit -c 0; exec "$0" "$@" 2>&1';

export interface ProcessOptions {
  /** The built `runtime/main.ts`. */
  readonly runtimePath: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly taskRoot: string;
  readonly memoryMb: number;
  /** Where Node.js may keep compiled code. */
  readonly compileCache: string;
}

/** Starts a function's process: V8's heap limited to the function's memory, IPC as the only way in. */
export function startProcess(options: ProcessOptions): ChildProcess {
  const command = [
    process.execPath,
    `--max-old-space-size=${options.memoryMb}`,
    options.runtimePath,
    options.compileCache,
  ] as const;
  const [program, ...args] =
    platform === 'win32' ? command : (['/bin/sh', '-c', SHELL, ...command] as const);
  return spawn(program, args, {
    cwd: options.taskRoot,
    env: { ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
}
