/** Work in steps: after each, the caller may let other work run. */
export type Steps<Result> = Generator<void, Result>;

/** Entries of a list that are worked on in one step, well below a millisecond each time. */
export const STEP = 2048;

/** Does all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does something with each item, in steps of 2,048 items. */
export function* inSteps<Item>(
  items: Iterable<Item>,
  work: (item: Item, at: number) => void,
): Steps<void> {
  let at = 0;
  for (const item of items) {
    work(item, at);
    at += 1;
    if (at % STEP === 0) yield;
  }
}
