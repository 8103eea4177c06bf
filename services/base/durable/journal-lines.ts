const NEWLINE = 0x0a;
/** The content of a journal without lines. */
export const NO_LINES = '\n';
/** Long snapshots are written in pieces of about this many characters, so that they are never in memory twice. */
const CHUNK_LENGTH = 1024 * 1024;

/** The part of a journal that can be kept: bytes of whole lines, and how many lines those are. */
export interface WholeLines {
  readonly size: number;
  readonly length: number;
}

/** A journal has a line that is no JSON; the message names the file and the line. */
export class JournalDamagedError extends Error {}

/**
 * Passes each line of a journal to `onLine`, parsed one at a time. A last line that a crash cut off is left out: its
 * write was never acknowledged. Empty lines don't count. Throws JournalDamagedError if any other line is not JSON.
 */
export function readLines<Line>(
  path: string,
  bytes: Buffer,
  onLine: (line: Line) => void,
): WholeLines {
  let size = 0;
  let length = 0;
  let number = 0;
  while (size < bytes.length) {
    const end = bytes.indexOf(NEWLINE, size);
    if (end < 0) break;
    const text = bytes.subarray(size, end);
    const isLast = end + 1 === bytes.length;
    if (isLast && hasUnwrittenBytes(text)) break;
    number += 1;
    size = end + 1;
    if (text.length === 0) continue;
    onLine(parseLine<Line>(path, number, text));
    length += 1;
  }
  return { size, length };
}

/** Returns a line as it is in the file. */
export function toText(line: unknown): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * Splits the text of lines into pieces to write one after the other. No lines are written as an empty one: a file
 * without a byte has lost what was in it.
 */
export function* chunksOf(lines: readonly unknown[]): Generator<Buffer> {
  let chunk = lines.length === 0 ? NO_LINES : '';
  for (const line of lines) {
    chunk += toText(line);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

/** JSON never has a zero byte: one shows a block that the disk did not write before the power failed. */
function hasUnwrittenBytes(text: Buffer): boolean {
  return text.includes(0);
}

function parseLine<Line>(path: string, number: number, text: Buffer): Line {
  try {
    return JSON.parse(text.toString()) as Line;
  } catch (cause) {
    throw new JournalDamagedError(
      `${path} is damaged at line ${number}: it is not JSON. Delete that line to go on without it.`,
      { cause },
    );
  }
}
