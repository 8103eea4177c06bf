const LF = 10;
const CR = 13;

/** One header field of a mail, with its line breaks. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string;
  /** The complete field as in the mail, without the final line break. */
  readonly text: string;
}

export interface SplitMail {
  readonly fields: readonly HeaderField[];
  /** Starts with the empty line after the header. */
  readonly body: Buffer;
}

/** Splits a raw mail (RFC 5322 §2.2) into header fields and body without changing a byte. Fields are Latin-1. */
export function splitMail(raw: Uint8Array): SplitMail {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = endOfHeader(bytes);
  const lines = bytes.toString('latin1', 0, end).split(/\r?\n/);
  const fields: { name: string; text: string }[] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += `\r\n${line}`;
    else if (line.includes(':')) fields.push({ name: nameOf(line), text: line });
  }
  return { fields, body: bytes.subarray(end) };
}

/** Returns whether the header of a raw mail is longer than so many bytes, without looking at the rest of it. */
export function isHeaderLonger(raw: Uint8Array, maxBytes: number): boolean {
  // With the two bytes of an empty line.
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, maxBytes + 2));
  return endOfHeader(start) > maxBytes;
}

/** Returns the unfolded value of a field. */
export function fieldValue(field: HeaderField): string {
  const value = field.text.slice(field.text.indexOf(':') + 1);
  return value.replace(/\r\n(?=[ \t])/g, '').trim();
}

/** Joins header fields and body to a raw mail. */
export function joinMail({ fields, body }: SplitMail): Buffer {
  const header = fields.map((field) => field.text).join('\r\n');
  const gap = body.length === 0 ? '\r\n\r\n' : '\r\n';
  return Buffer.concat([Buffer.from(`${header}${gap}`, 'latin1'), body]);
}

function nameOf(line: string): string {
  return line.slice(0, line.indexOf(':')).trim().toLowerCase();
}

/** Returns the offset of the empty line after the header, or the length of the mail if there is none. */
function endOfHeader(bytes: Buffer): number {
  for (let line = 0; line < bytes.length; ) {
    if (bytes[line] === LF || (bytes[line] === CR && bytes[line + 1] === LF)) return line;
    const lineEnd = bytes.indexOf(LF, line);
    if (lineEnd < 0) break;
    line = lineEnd + 1;
  }
  return bytes.length;
}
