const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';

/**
 * Shortens a text to a maximum length: after a sentence that ends in the second half of what fits, or else after a
 * word, with an ellipsis. Never splits a grapheme cluster (an emoji with a skin tone). `lengthOf` measures the text,
 * by default in UTF-16 units, which are never fewer than characters.
 */
export function cutText(
  text: string,
  limit: number,
  lengthOf: (text: string) => number = (piece) => piece.length,
): string {
  if (lengthOf(text) <= limit) return text;
  const room = limit - lengthOf(ELLIPSIS);
  if (room <= 0) return '';
  const fitting = longestPrefix(text, room, lengthOf);
  const sentence = /^[\s\S]*[.!?…]["'”’)\]]?(?=\s)/u.exec(`${fitting} `)?.[0];
  if (sentence && sentence.length > fitting.length / 2) return sentence;
  const isWhole = /^\s/u.test(text.slice(fitting.length));
  const word = isWhole ? fitting : fitting.slice(0, Math.max(0, lastSpace(fitting)));
  return `${(word || fitting).trimEnd()}${ELLIPSIS}`;
}

function lastSpace(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (/\s/u.test(text.charAt(at))) return at;
  return -1;
}

function longestPrefix(text: string, room: number, lengthOf: (text: string) => number): string {
  let end = 0;
  let used = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    used += lengthOf(segment);
    if (used > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
