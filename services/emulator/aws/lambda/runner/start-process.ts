import { type ChildProcess, spawn } from 'node:child_process';
import { platform } from 'node:process';

/** No core files; standard error goes to standard output, so that both keep their order. */
const SHELL = 'ulimit -c 0; exec "$0" "$@" 2>&1';

export interface ProcessOptions {
  /** The built `runtime/main.ts`. */
  readonly runtimePath: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly taskRoot: string;
  readonly memoryMb: number;
  /** The folder in which Node.js may keep compiled code. */
  readonly compileCache: string;
}

/** Starts a function's process: V8's heap is limited to the function's memory, and IPC is the only way in. */
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
    env: { ...options.variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
}
