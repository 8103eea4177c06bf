/** Lower case without accents, words parted by single spaces and framed by spaces: ` zoom won t start `. */
export function normalisePhrase(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = letters.match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

/** The phrases that stand in a text as whole words, in their own order. Both sides normalised. */
export function phrasesIn(text: string, phrases: readonly string[]): string[] {
  return phrases.filter((phrase) => text.includes(phrase)).map((phrase) => phrase.trim());
}
