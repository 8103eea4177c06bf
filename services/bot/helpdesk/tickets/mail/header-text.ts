import { singleLine } from '../plain-text.ts';

/** Makes a client's words safe for a header, on one line: they begin no encoded word (`=?utf-8?q?…?=`, RFC 2047). */
export function headerText(text: string, maxLength: number): string {
  return singleLine(text, maxLength).replaceAll('=?', '= ?');
}

/**
 * Makes a client's words safe for a subject. RT files a mail from any sender under the ticket that `[name #123]` in its
 * subject names. So no bracket may get there, neither literally nor inside an encoded word that a client typed.
 */
export function subjectText(text: string, maxLength: number): string {
  return [...headerText(text, maxLength)].map(withoutBracket).join('');
}

/** Replaces square brackets of every width and shape (Unicode compatibility forms). */
function withoutBracket(character: string): string {
  const plain = character.normalize('NFKC');
  if (plain === '[') return '(';
  return plain === ']' ? ')' : character;
}
