import { readFile } from 'node:fs/promises';
import type { Timers } from '../../../../base/timers.ts';

const PAGE_BYTES = 4096;
const INTERVAL_MS = 100;

/**
 * Calls `onExceeded` once a process holds more unshared memory than allowed: V8's heap limit does not count buffers.
 * Reads /proc, so it has no effect on other systems than Linux. Returns a function that ends the watch.
 */
export function watchMemory(
  pid: number,
  memoryMb: number,
  timers: Timers,
  onExceeded: () => void,
): () => void {
  let isWatching = true;
  let cancel = () => {};
  const check = async () => {
    const bytes = await unsharedBytes(pid);
    if (!isWatching) return;
    if (bytes > memoryMb * 1024 * 1024) return onExceeded();
    if (bytes > 0) cancel = timers.after(INTERVAL_MS, () => void check());
  };
  cancel = timers.after(INTERVAL_MS, () => void check());
  return () => {
    isWatching = false;
    cancel();
  };
}

/** Returns the resident bytes that are not shared with other processes; 0 if the system does not report them. */
async function unsharedBytes(pid: number): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  const [, resident = 0, shared = 0] = statm.split(' ').map(Number);
  return (resident - shared) * PAGE_BYTES;
}
