import { type ChildProcess, spawn } from 'node:child_process';
import { platform } from 'node:process';

/** Reads lists of process ids until its input closes, then kills the last list. */
const SCRIPT =
  'trap "" HUP INT TERM; while read -r line; do pids=$line; done; [ -z "$pids" ] || kill -9 $pids 2>/dev/null';

/**
 * Ends functions' processes even if the emulator is killed with -9 while one of them is in an endless loop and
 * can't notice. A shell of its own session (about 1 MB) holds the list; it starts with the first process.
 */
export class OrphanGuard {
  readonly #pids = new Set<number>();
  #shell: ChildProcess | undefined;

  add(pid: number): void {
    this.#pids.add(pid);
    this.#shell ??= platform === 'win32' ? undefined : startShell();
    this.#sendList();
  }

  remove(pid: number): void {
    this.#pids.delete(pid);
    this.#sendList();
  }

  close(): void {
    this.#shell?.stdin?.end();
    this.#shell = undefined;
  }

  #sendList(): void {
    this.#shell?.stdin?.write(`${[...this.#pids].join(' ')}\n`);
  }
}

function startShell(): ChildProcess {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => {});
  shell.stdin?.on('error', () => {});
  shell.unref();
  return shell;
}
