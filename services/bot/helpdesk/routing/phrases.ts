/** Returns the words of a text in lower case without accents, each between single spaces: ` zoom won t start `. */
export function normalisePhrase(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = letters.match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

/** Returns the phrases that occur in a text as whole words, in the order of `phrases`. Both must be normalised. */
export function phrasesIn(text: string, phrases: readonly string[]): string[] {
  return phrases.filter((phrase) => text.includes(phrase)).map((phrase) => phrase.trim());
}
