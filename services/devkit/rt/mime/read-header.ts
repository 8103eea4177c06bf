/** A header field. `value` is unfolded, a character for each byte. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

export interface SplitEntity {
  readonly fields: readonly HeaderField[];
  /** A character for each byte. */
  readonly body: string;
}

/** Splits a mail or a part of one, as text with a character for each byte, into header fields and body. */
export function splitEntity(text: string): SplitEntity {
  const fields: { name: string; value: string }[] = [];
  let at = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).replace(/\r?\n$/, '');
    if (line === '') return { fields, body: text.slice(end) };
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trimStart()}`;
    else if (line.indexOf(':') > 0) fields.push(fieldOf(line));
    else return { fields, body: text.slice(at) };
    at = end;
  }
  return { fields, body: '' };
}

/** Returns the values of a field, in order. */
export function fieldValues(fields: readonly HeaderField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return fields.filter((field) => field.name === wanted).map(({ value }) => value.trim());
}

/** Returns the value of the first field of that name. */
export function fieldValue(fields: readonly HeaderField[], name: string): string | undefined {
  return fieldValues(fields, name)[0];
}

function fieldOf(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}
