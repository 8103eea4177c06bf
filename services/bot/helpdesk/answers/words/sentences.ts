const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Returns the sentences of a passage's text, in order. A line feed also ends a sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => Array.from(SENTENCES.segment(line), ({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '');
}
