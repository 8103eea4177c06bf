import { plainCharacters } from '../redaction/plain-characters.ts';

/** Returns the text without control and invisible characters, with "\n" as line ends, truncated to `maxLength`. */
export function plainText(text: string, maxLength: number): string {
  return truncate(plainCharacters(text).trim(), maxLength);
}

/** Returns the plain text on one line, with white space collapsed. */
export function singleLine(text: string, maxLength: number): string {
  return truncate(plainText(text, Number.MAX_SAFE_INTEGER).replace(/[\n ]+/g, ' '), maxLength);
}

function truncate(text: string, maxLength: number): string {
  const characters = [...text.slice(0, 2 * maxLength)];
  const isLonger = characters.length > maxLength || text.length > 2 * maxLength;
  return isLonger ? `${characters.slice(0, maxLength - 1).join('')}…` : text;
}
