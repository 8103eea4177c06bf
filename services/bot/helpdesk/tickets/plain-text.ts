/** Line ends of every kind: RT, MIME and people must not see different lines. */
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/** Controls, and invisible format characters, which can reorder or hide text. Joiners stay: emoji and scripts need them. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const JOINERS = new Set(['\u200c', '\u200d']);

/** Text without control and invisible characters, its lines ended by "\n", cut to a number of characters. */
export function plainText(text: string, longest: number): string {
  const lines = text.replace(LINE_END, '\n').replace(/\t/g, ' ');
  const visible = lines.replace(INVISIBLE, (c) => (c === '\n' || JOINERS.has(c) ? c : ''));
  return cut(visible.replace(LONE_SURROGATE, '\ufffd').trim(), longest);
}

/** The same on one line, white space folded. */
export function singleLine(text: string, longest: number): string {
  return cut(plainText(text, Number.MAX_SAFE_INTEGER).replace(/[\n\p{Zs}]+/gu, ' '), longest);
}

function cut(text: string, longest: number): string {
  const characters = [...text.slice(0, 2 * longest)];
  const isLonger = characters.length > longest || text.length > 2 * longest;
  return isLonger ? `${characters.slice(0, longest - 1).join('')}…` : text;
}
