import { getBOMEncoding, normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import { declaredCharset } from './charset.ts';
import { DocumentError } from './document-error.ts';

/** Control characters that do not belong in text. The others are white space. */
const CONTROLS = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/gu;
/** A stray control character comes from an old editor. More than one per this many characters means it is not text. */
const CHARACTERS_PER_CONTROL = 1000;
const REPLACED = /\ufffd/g;
const NOT_ASCII = /[^\0-\x7f\ufffd]/gu;

/**
 * Decodes a text file by its byte order mark, or as UTF-8, or else as windows-1252 (the encoding of old files without a
 * declaration). Throws DocumentError if it is not text.
 */
export function decodeText(bytes: Uint8Array): string {
  return cleanText(bytes, getBOMEncoding(bytes) ?? undefined);
}

/** Decodes a page, likewise; before it is taken for UTF-8, the charset that it declares counts. */
export function decodePage(bytes: Uint8Array): string {
  return cleanText(bytes, getBOMEncoding(bytes) ?? declaredEncoding(bytes));
}

function cleanText(bytes: Uint8Array, encoding: string | undefined): string {
  if (bytes.length === 0)
    throw new DocumentError('the file is empty', 'upload it again, with its content');
  const text = decode(bytes, encoding);
  const clean = text.replace(CONTROLS, '');
  const isDamaged = (text.length - clean.length) * CHARACTERS_PER_CONTROL > text.length;
  if (isDamaged || text.includes('\0'))
    throw new DocumentError(
      'the file is not text, or it is damaged',
      'open it in the program that made it, save it again, and name it after its kind',
    );
  return clean.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** Node's own TextDecoder is wrong for windows-1252 in many versions (nodejs/node#56542), hence the library's. */
function decode(bytes: Uint8Array, encoding: string | undefined): string {
  if (encoding !== undefined && encoding !== 'utf-8')
    return new TextDecoder(encoding).decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const replaced = countOf(text, REPLACED);
  // A few damaged characters don't make another encoding of a file that is UTF-8 otherwise.
  if (replaced === 0 || replaced < countOf(text, NOT_ASCII)) return text;
  return new TextDecoder('windows-1252').decode(bytes);
}

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const label = declaredCharset(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
  );
  const encoding = label === undefined ? null : normalizeEncoding(label);
  // A page whose declaration is readable as ASCII is not UTF-16, even if it says so (HTML standard, 13.2.3.2).
  if (encoding === null || encoding === 'replacement') return undefined;
  return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
}
