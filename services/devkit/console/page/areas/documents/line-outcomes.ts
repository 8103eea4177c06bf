/** What a change of the other ways to ask came to. */
export type LineOutcome = keyof typeof OUTCOMES;

export const OUTCOMES = {
  added: 'Added, and the document is indexed with it.',
  present: 'Nothing was added: the section has these lines already.',
  removed: 'Removed, and the document is indexed without it.',
  gone: 'Nothing was removed: the section does not have that line any more.',
  waiting:
    'Saved. The indexer has not reported on the document yet: until it has, the bot answers as before. Look again in a moment.',
  refused: 'Saved, but the document is not indexed. Its state says what is wrong with it.',
} as const;
