/** Line ends of every kind, so that RT, MIME and people all see the same lines. */
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/**
 * Control characters, and format characters, which can reorder or hide text. Joiners are kept for emoji and scripts.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const JOINERS = new Set(['\u200c', '\u200d']);

/** Returns the text without control and invisible characters, with "\n" as line ends, truncated to `maxLength`. */
export function plainText(text: string, maxLength: number): string {
  const lines = text.replace(LINE_END, '\n').replace(/\t/g, ' ');
  const visible = lines.replace(INVISIBLE, (c) => (c === '\n' || JOINERS.has(c) ? c : ''));
  return truncate(visible.replace(LONE_SURROGATE, '\ufffd').trim(), maxLength);
}

/** Returns the plain text on one line, with white space collapsed. */
export function singleLine(text: string, maxLength: number): string {
  return truncate(
    plainText(text, Number.MAX_SAFE_INTEGER).replace(/[\n\p{Zs}]+/gu, ' '),
    maxLength,
  );
}

function truncate(text: string, maxLength: number): string {
  const characters = [...text.slice(0, 2 * maxLength)];
  const isLonger = characters.length > maxLength || text.length > 2 * maxLength;
  return isLonger ? `${characters.slice(0, maxLength - 1).join('')}…` : text;
}
