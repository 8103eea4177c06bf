const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a passage's text, in order; a line feed ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => Array.from(segmenter.segment(line), ({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '');
}
