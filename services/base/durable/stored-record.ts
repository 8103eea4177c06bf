import { readFile } from 'node:fs/promises';
import type { DamageReport } from './damage-report.ts';
import { isDamage, remedyFor, setAside } from './set-aside.ts';

/** What a kind of file holds, for the report of one that is damaged. */
export interface RecordKind {
  /** What is lost without the file, as a sentence. */
  readonly cost: string;
  /** Members that every record of the kind has. */
  readonly members?: readonly string[];
}

/**
 * Reads the record in a JSON file. Returns undefined if the file does not exist, or is damaged: then it is set aside and
 * reported, and costs only itself. Throws what the disk answers if that is not about this one file, and an Error with the
 * path of a damaged file if there is no report to add it to.
 */
export async function readRecord<T extends object>(
  path: string,
  { cost, members = [] }: RecordKind,
  damage: DamageReport | undefined,
): Promise<T | undefined> {
  const found = await readRecordOrProblem<T>(path, members);
  if (found === undefined || 'record' in found) return found?.record;
  const { problem } = found;
  if (!damage) throw new Error(`${path} ${problem}`);
  damage.add({ path, problem, cost, remedy: remedyFor(path, await setAside(path)) });
  return undefined;
}

/** As `readRecord`, but leaves a damaged file where it is, and returns what is wrong with it. */
export async function readRecordOrProblem<T extends object>(
  path: string,
  members: readonly string[],
): Promise<{ record: T } | { problem: string } | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!isDamage(error)) throw error;
    return { problem: `can't be read (${error.code})` };
  }
  return parseRecord<T>(text, members);
}

function parseRecord<T extends object>(
  text: string,
  members: readonly string[],
): { record: T } | { problem: string } {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { problem: text.length === 0 ? 'is empty' : 'is not valid JSON' };
  }
  if (!isRecord(record)) return { problem: 'is not a JSON object' };
  const missing = members.filter((member) => record[member] === undefined);
  if (missing.length > 0) return { problem: `has no "${missing.join('", "')}"` };
  return { record: record as T };
}

/** Returns whether a value is an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
