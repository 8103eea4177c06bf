/** Undoes a content transfer encoding. Takes and returns a character for each byte; an unknown encoding is none. */
export function decodeBytes(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1');
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  return body;
}

/** Undoes quoted-printable (RFC 2045 §6.7): spaces at the end of a line go, `=` there joins it with the next. */
export function decodeQuotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .map(withoutTrailingSpace)
    .join('\n')
    .replace(/=\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_match, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

function withoutTrailingSpace(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}

/** Reads bytes in a charset as text. Bytes that are not in it, and charsets that nobody knows, are read as they can be. */
export function decodeCharset(bytes: string, charset: string): string {
  if (charset === 'utf-7') return decodeUtf7(bytes);
  const buffer = Buffer.from(bytes, 'latin1');
  try {
    const decoder = new TextDecoder(charset === '' ? 'utf-8' : charset, { ignoreBOM: true });
    return decoder.decode(buffer).replace(/./gsu, withoutNoncharacter);
  } catch {
    return buffer.toString('utf8');
  }
}

/** Perl's UTF-8 takes no code points that are not characters (perlunicode, "Noncharacter code points"). */
function withoutNoncharacter(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  return (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) ? '\ufffd' : sign;
}

/** `+AFs-` is a bracket (RFC 2152). */
function decodeUtf7(bytes: string): string {
  const decoder = new TextDecoder('utf-16be');
  return bytes.replace(/\+([A-Za-z0-9+/]*)-?/g, (_match, base64: string) =>
    base64 === '' ? '+' : decoder.decode(Buffer.from(base64, 'base64')),
  );
}
