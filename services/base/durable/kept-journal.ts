import { readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DamageReport } from './damage-report.ts';
import { syncFolder, writeFileDurably } from './files.ts';
import { Journal, type JournalOptions } from './journal.ts';
import { JournalDamagedError, NO_LINES } from './journal-lines.ts';
import { isDamage, keepAside, remedyFor, setAside } from './set-aside.ts';
import { isRecord } from './stored-record.ts';

export interface KeptJournalOptions<Line> extends Omit<JournalOptions<Line>, 'onLine'> {
  /** Returns what receives the lines, from the first one on. Called again if the file turns out to be damaged. */
  readonly begin: () => (line: Line) => void;
  /** Whether an object is a line of this kind of journal. */
  readonly isLine: (line: Readonly<Record<string, unknown>>) => boolean;
  /** What is lost with lines, as a sentence. */
  readonly cost: string;
  /** Without a report, damage is an error as for `Journal.open`. */
  readonly damage: DamageReport | undefined;
  /** For what can't be used in parts: a damaged file is then set aside as a whole. */
  readonly isIndivisible?: boolean;
}

type Reported<Options> = Options & { readonly damage: DamageReport };

/** A line that a crash cut off is no longer than this: longer ones are damage. */
const LONGEST_TORN_LINE = 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Opens a journal whose damage costs only the damaged lines: the file is set aside and reported, and the journal goes on
 * with the lines that can be read. A file that is missing or empty although it had been opened before is reported too.
 * Throws what the disk answers if that is not about this one file.
 */
export async function openKeptJournal<Line>(
  given: KeptJournalOptions<Line>,
): Promise<Journal<Line>> {
  const { path, damage } = given;
  if (!damage) return openStrictly(given);
  const options = { ...given, damage };
  const bytes = await readOrSetAside(options);
  if (bytes === undefined || bytes.length === 0) await beginFile(options, bytes);
  else if (hasLostBytes(bytes)) await salvage(options, bytes);
  try {
    return await openStrictly(options);
  } catch (error) {
    if (!(error instanceof JournalDamagedError) || !bytes) throw error;
    await salvage(options, bytes);
    return openStrictly(options);
  } finally {
    await markKeptJournal(path);
  }
}

/** Releases a journal that is about to be removed: from now on, its absence is no damage. */
export async function releaseKeptJournal(path: string): Promise<void> {
  const marker = markerOf(path);
  // A marker has no content, so there is nothing to keep of a folder that has taken its place.
  await rm(marker, { force: true, recursive: true });
  await syncFolder(dirname(marker));
}

/** Returns whether a journal at a path was opened before, and not removed. */
export async function wasJournalKept(path: string): Promise<boolean> {
  return stat(markerOf(path)).then(
    () => true,
    () => false,
  );
}

function openStrictly<Line>(options: KeptJournalOptions<Line>): Promise<Journal<Line>> {
  const { path, begin, isLine, mode, openFile } = options;
  const receive = begin();
  const onLine = (line: Line) => {
    if (!isRecord(line) || !isLine(line)) throw new JournalDamagedError(`${path} is damaged`);
    receive(line);
  };
  return Journal.open({
    path,
    onLine,
    ...(mode === undefined ? {} : { mode }),
    ...(openFile ? { openFile } : {}),
  });
}

async function readOrSetAside(
  options: Reported<Pick<KeptJournalOptions<never>, 'path' | 'cost'>>,
): Promise<Buffer | undefined> {
  const { path, cost, damage } = options;
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!isDamage(error)) throw error;
    const remedy = remedyFor(path, await setAside(path));
    damage.add({ path, problem: `can't be read (${error.code})`, cost, remedy });
    return undefined;
  }
}

/** A journal without lines is never an empty file: an empty one has lost them. */
async function beginFile(
  { path, cost, damage }: Reported<Pick<KeptJournalOptions<never>, 'path' | 'cost'>>,
  bytes: Buffer | undefined,
): Promise<void> {
  if (!damage.has(path) && (await wasJournalKept(path))) {
    const problem = bytes === undefined ? 'is missing' : 'is empty';
    const remedy = `With the product stopped, restore ${path} from a backup, if there is one.`;
    damage.add({ path, problem, cost, remedy });
  }
  await writeFileDurably(path, NO_LINES);
}

/** JSON never has a zero byte, and a crash cuts off one line at most. */
function hasLostBytes(bytes: Buffer): boolean {
  const tail = bytes.length - 1 - bytes.lastIndexOf(NEWLINE);
  return bytes.includes(0) || tail > LONGEST_TORN_LINE;
}

async function salvage<Line>(
  options: Reported<KeptJournalOptions<Line>>,
  bytes: Buffer,
): Promise<void> {
  const { path, cost, damage, isIndivisible = false } = options;
  const { whole, damagedLines, damagedBytes } = readableLines(options, bytes);
  const remedy = remedyFor(path, await keepAside(path));
  const kept = isIndivisible ? [] : whole;
  await writeFileDurably(path, kept.length === 0 ? NO_LINES : Buffer.concat(kept));
  const lost = isIndivisible ? whole.length + damagedLines : damagedLines;
  const problem = `is damaged: at least ${lost} of ${whole.length + damagedLines} lines are lost (${damagedBytes} bytes can't be read)`;
  damage.add({ path, problem, cost, remedy });
}

interface Readable {
  /** The lines that can be read, each with its newline. */
  readonly whole: readonly Buffer[];
  readonly damagedLines: number;
  readonly damagedBytes: number;
}

function readableLines<Line>(options: KeptJournalOptions<Line>, bytes: Buffer): Readable {
  const whole: Buffer[] = [];
  let damagedLines = 0;
  let damagedBytes = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    start = end;
    if (newline >= 0 && isWhole(options, line)) whole.push(line);
    else if (newline >= 0 ? line.length > 1 : hasLostBytes(line)) {
      damagedLines += 1;
      damagedBytes += line.length;
    }
  }
  return { whole, damagedLines, damagedBytes };
}

function isWhole<Line>({ isLine }: KeptJournalOptions<Line>, line: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(line.toString());
    return isRecord(value) && isLine(value);
  } catch {
    return false;
  }
}

/** Returns the path of the marker of a file: it shows that the file was there, and was not removed. */
export function markerOf(path: string): string {
  return `${path}.kept`;
}

/** Notes that a journal has been opened: from now on, its absence is damage. */
export async function markKeptJournal(path: string): Promise<void> {
  if (await wasJournalKept(path)) return;
  await writeFileDurably(
    markerOf(path),
    'The file next to this one is never missing and never empty.\n',
  );
}
