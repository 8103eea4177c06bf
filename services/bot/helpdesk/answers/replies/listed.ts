import { cutText } from './cut-text.ts';

const MAX_WORD = 40;

/** Lists words as somebody said them: “wifi”, “printer” and “laptop”. */
export function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${cutText(word, MAX_WORD)}”`);
  return new Intl.ListFormat('en').format(quoted).replace(', and ', ' and ');
}
