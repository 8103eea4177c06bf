/** Connections of one client are 50 at most. */
const AT_ONCE = 32;

/** Reads things one after the other, many at the same time. Resolves with what was read, in the order of the keys. */
export async function readMany<Key, T>(
  keys: readonly Key[],
  read: (key: Key) => Promise<T>,
  onRead: (done: number) => void = () => {},
): Promise<readonly T[]> {
  const found: T[] = [];
  let done = 0;
  const left = keys.entries();
  const readNext = async (): Promise<void> => {
    for (const [at, key] of left) {
      found[at] = await read(key);
      done += 1;
      onRead(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return found;
}
