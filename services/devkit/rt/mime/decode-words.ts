import { decodeCharset, decodeQuotedPrintable } from './decode-bytes.ts';

const WORD = /=\?([^?*]+)(?:\*[^?]+)?\?([QqBb])\?([^?]+)\?=/g;
const BETWEEN_WORDS = /(=\?[^?]+\?[QqBb]\?[^?]+\?=)\s+(?==\?[^?]+\?[QqBb]\?[^?]+\?=)/g;

/** Reads a header value, a character for each byte: encoded words (RFC 2047) are decoded, and line feeds are gone. */
export function decodeWords(value: string): string {
  const joined = value.replace(BETWEEN_WORDS, '$1');
  const pieces: { charset: string; bytes: string }[] = [];
  let at = 0;
  for (const match of joined.matchAll(WORD)) {
    addPiece(pieces, '', joined.slice(at, match.index));
    const [whole, charset = '', encoding = '', text = ''] = match;
    addPiece(pieces, charset.toLowerCase(), wordBytes(encoding, text));
    at = match.index + whole.length;
  }
  addPiece(pieces, '', joined.slice(at));
  const text = pieces.map(({ charset, bytes }) => decodeCharset(bytes, charset)).join('');
  return text.replaceAll('\n', '');
}

/** A character may be cut in two by neighbouring words of one charset. */
function addPiece(
  pieces: { charset: string; bytes: string }[],
  charset: string,
  bytes: string,
): void {
  if (bytes === '') return;
  const last = pieces.at(-1);
  if (last && last.charset === charset) last.bytes += bytes;
  else pieces.push({ charset, bytes });
}

function wordBytes(encoding: string, text: string): string {
  return encoding.toLowerCase() === 'b'
    ? Buffer.from(text, 'base64').toString('latin1')
    : decodeQuotedPrintable(text.replaceAll('_', ' '));
}
