import { type ChildProcess, spawn } from 'node:child_process';
import { platform } from 'node:process';

/** Reads lists of process ids until its input closes, then kills the last list. */
const SCRIPT =
  'trap "" HUP INT TERM; while read -r line; do pids=$line; done; [ -z "$pids" ] || kill -9 $pids 2>/dev/null';

/**
 * Ends functions' processes even when the emulator is killed with -9 while one of them is in an endless loop and
 * can't notice. A shell of its own session (about 1 MB) holds the list; started with the first process.
 */
export interface OrphanGuard {
  add(pid: number): void;
  remove(pid: number): void;
  close(): void;
}

export function createOrphanGuard(): OrphanGuard {
  const pids = new Set<number>();
  let shell: ChildProcess | undefined;

  function tell(): void {
    shell?.stdin?.write(`${[...pids].join(' ')}\n`);
  }

  return {
    add(pid) {
      pids.add(pid);
      shell ??= platform === 'win32' ? undefined : startShell();
      tell();
    },
    remove(pid) {
      pids.delete(pid);
      tell();
    },
    close() {
      shell?.stdin?.end();
      shell = undefined;
    },
  };
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
