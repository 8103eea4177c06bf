export interface ContentHeader {
  /** `text/plain`, in lower case. */
  readonly value: string;
  /** By name, in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/g;

/** Reads `type; name=value; …` (RFC 2045), with names that are cut in pieces or encoded (RFC 2231). */
export function readContentHeader(text: string): ContentHeader {
  const value = (text.split(';', 1)[0] ?? '').trim().toLowerCase();
  const raw = [...text.matchAll(PARAMETER)].map(
    ([, name = '', quoted = '']) => [name.toLowerCase(), unquoted(quoted)] as const,
  );
  return { value, parameters: joinPieces(raw) };
}

function joinPieces(raw: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const [key, text] of raw) {
    const [name = key, piece] = key.split('*');
    const isEncoded = key.endsWith('*');
    const part = isEncoded
      ? percentDecoded(piece === '0' || piece === '' ? afterCharset(text) : text)
      : text;
    joined.set(
      name,
      piece === undefined || !joined.has(name) ? part : `${joined.get(name)}${part}`,
    );
  }
  return joined;
}

function afterCharset(text: string): string {
  const second = text.indexOf("'", text.indexOf("'") + 1);
  return second < 0 ? text : text.slice(second + 1);
}

/** To a character for each byte. */
function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
