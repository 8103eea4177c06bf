/** Runs an action for every item, at most `limit` at once. Rejects as soon as one of them does. */
export async function eachOf<Item>(
  items: readonly Item[],
  limit: number,
  action: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) await action(item);
  };
  await Promise.all(Array.from({ length: limit }, work));
}
