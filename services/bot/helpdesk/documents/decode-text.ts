import { DocumentError } from './document-error.ts';

/** The length of the prefix in which browsers look for `<meta charset>`. */
const SNIFFED_BYTES = 1024;
/** Control characters that do not belong in text. The others are white space. */
const CONTROLS = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/gu;
/** A stray control character comes from an old editor. More than one per this many characters means it is not text. */
const CHARACTERS_PER_CONTROL = 1000;

/**
 * Decodes a text file by its byte order mark, or by the charset that an HTML page declares, or as UTF-8, or else as
 * windows-1252 (the encoding of old pages without a declaration). Throws DocumentError if it is not text.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new DocumentError('the file is empty');
  const text = decode(bytes);
  const clean = text.replace(CONTROLS, '');
  const isDamaged = (text.length - clean.length) * CHARACTERS_PER_CONTROL > text.length;
  if (isDamaged || text.includes('\0'))
    throw new DocumentError('the file is not text, or it is damaged');
  return clean.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array): string {
  const charset = byteOrderMark(bytes) ?? declaredCharset(bytes);
  if (charset) return new TextDecoder(charset).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function byteOrderMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, SNIFFED_BYTES)).toString('latin1');
  const label = /<meta\s[^>]{0,200}?charset=["']?([A-Za-z0-9_:-]{1,40})/i.exec(start)?.[1];
  if (!label || /^utf-?8$/i.test(label)) return undefined;
  try {
    // A page whose declaration is readable as ASCII is not UTF-16, even if it says so (HTML standard, 13.2.3.2).
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}
