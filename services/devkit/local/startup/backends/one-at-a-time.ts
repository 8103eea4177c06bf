/** Makes calls of `action` wait for each other; each is carried out, whatever became of the one before. */
export function oneAtATime<T>(action: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(action, action);
    last = next;
    return next;
  };
}
