import { singleLine } from '../plain-text.ts';

/**
 * Makes a client's words safe for a header, on one line. RT files a mail from any sender under the ticket that
 * `[name #123]` in its subject names. So no bracket may get there, neither literally nor inside an encoded word that a
 * client typed (`=?utf-8?q?=5B…?=`, RFC 2047).
 */
export function headerText(text: string, maxLength: number): string {
  const line = singleLine(text, maxLength);
  return [...line].map(withoutBracket).join('').replaceAll('=?', '= ?');
}

/** Replaces square brackets of every width and shape (Unicode compatibility forms). */
function withoutBracket(character: string): string {
  const plain = character.normalize('NFKC');
  if (plain === '[') return '(';
  return plain === ']' ? ')' : character;
}
