import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Frees what nothing refers to. Returns the bytes that are left on the heap. */
export function collectGarbage(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
