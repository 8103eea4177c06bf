/** What a change of the lines of a document came to. */
export type Outcome = keyof typeof OUTCOMES;

/** What the page says; nothing that somebody typed. */
export const OUTCOMES = {
  added: 'Added, and the document is indexed with it.',
  present: 'Nothing was added: the section has these lines already.',
  removed: 'Removed, and the document is indexed without it.',
  gone: 'Nothing was removed: the section does not have that line any more.',
  waiting:
    'Saved. The indexer has not reported on the document yet: until it has, the bot answers as before. Look again in a moment.',
  refused: 'Saved, but the document is not indexed. Below is what is wrong with it.',
} as const;

/** Whether a part of an address is an outcome. */
export function isOutcome(text: unknown): text is Outcome {
  return typeof text === 'string' && Object.hasOwn(OUTCOMES, text);
}
