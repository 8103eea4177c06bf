/** Text with files in it (uuencode), as a program of the eighties sent them. */
export interface Uuencoded {
  /** What comes before the first file. */
  readonly text: string;
  readonly files: readonly UuencodedFile[];
}

export interface UuencodedFile {
  /** RT shows the place of a list in memory if there is none. */
  readonly name: string;
  /** A character for each byte. */
  readonly content: string;
}

const HINT = /^begin [0-7]{3}/;
/** As MIME::Decoder::UU reads it: with a mode or without one. */
const NAME = /^begin(?:\s+[0-9]+)?(?:\s+(\S.*?))?\s*$/;
const NO_NAME = 'ARRAY';

/**
 * Finds files in the lines of a body as it was sent, before its encoding is undone (R24). One line `begin 644 name` is
 * enough to look for them; then each line that starts with "begin" starts a file, up to "end" or the last line.
 * What is between and after the files is not in the result: RT drops it.
 */
export function findUuencoded(body: string): Uuencoded | undefined {
  const lines = body.split('\n');
  if (!lines.some((line) => HINT.test(line))) return undefined;
  const first = lines.findIndex((line) => line.startsWith('begin'));
  const text = lines.slice(0, first).map((line) => `${line}\n`);
  return { text: text.join(''), files: readFiles(lines.slice(first)) };
}

function readFiles(lines: readonly string[]): UuencodedFile[] {
  const files: { name: string; bytes: string[] }[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (!isOpen && line.startsWith('begin')) {
      files.push({ name: NAME.exec(line.slice(0, 1_000))?.[1] ?? NO_NAME, bytes: [] });
      isOpen = true;
    } else if (isOpen && line.startsWith('end')) isOpen = false;
    else if (isOpen) files.at(-1)?.bytes.push(decodeLine(line));
  }
  return files.map(({ name, bytes }) => ({ name, content: bytes.join('') }));
}

/**
 * Three bytes are four characters; the first character of a line is the number of its bytes. Lines with lower-case letters,
 * or of another length, are skipped.
 */
function decodeLine(line: string): string {
  const length = (line.charCodeAt(0) - 32) & 63;
  const isData = line !== '' && !/[a-z]/.test(line);
  if (!isData || Math.floor((length + 2) / 3) !== Math.floor((line.length + 1) / 4)) return '';
  const values = [...line.slice(1).trimEnd()].map((sign) => (sign.charCodeAt(0) - 32) & 63);
  const bytes: number[] = [];
  for (let at = 0; at < values.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = values.slice(at, at + 4);
    bytes.push(((a << 2) | (b >> 4)) & 255, ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255);
  }
  return String.fromCharCode(...bytes.slice(0, length));
}
