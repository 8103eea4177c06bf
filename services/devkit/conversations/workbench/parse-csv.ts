/** A record of a CSV file with the line it begins on. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Parses CSV (RFC 4180): commas, double quotes, line breaks inside quotes; LF or CRLF. Drops a byte-order mark and empty
 * lines. Throws an Error that names the line of an unterminated quote.
 */
export function parseCsv(text: string): readonly CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let firstLine = 1;
  let at = 0;

  while (at < source.length) {
    const field = source[at] === '"' ? quoted(source, at, line) : plain(source, at);
    fields.push(field.value);
    line += field.value.split('\n').length - 1;
    at = field.end;
    if (source[at] === ',') {
      at += 1;
      if (at === source.length) fields.push('');
      continue;
    }
    if (fields.length > 1 || fields[0] !== '') records.push({ line: firstLine, fields });
    fields = [];
    at += source.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    firstLine = line;
  }
  if (fields.length > 0) records.push({ line: firstLine, fields });
  return records;
}

interface Field {
  readonly value: string;
  /** Offset of the comma or line break after the field. */
  readonly end: number;
}

function plain(source: string, start: number): Field {
  let end = start;
  while (end < source.length && !',\r\n'.includes(source[end] ?? '')) end += 1;
  return { value: source.slice(start, end), end };
}

function quoted(source: string, start: number, line: number): Field {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = source.indexOf('"', from);
    if (quote < 0) throw new Error(`line ${line}: a quote has no end`);
    parts.push(source.slice(from, quote));
    if (source[quote + 1] !== '"') {
      const rest = plain(source, quote + 1);
      return { value: parts.join('"') + rest.value, end: rest.end };
    }
    from = quote + 2;
  }
}

/** Returns one line of CSV, without its line break. */
export function csvLine(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}
