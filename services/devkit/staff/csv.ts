/**
 * Writes rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
 * injection): a client may have typed it.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(harmless(String(cell)))).join(',')}\r\n`;
}

const harmless = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
