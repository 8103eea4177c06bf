import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from './damage-report.ts';
import { markerOf, markKeptJournal, releaseKeptJournal } from './kept-journal.ts';

const MARKER = markerOf('.json');

export interface MissingOptions {
  /** What is lost without a record, as a sentence. */
  readonly cost: string;
  readonly damage: DamageReport | undefined;
}

/**
 * Reports the records of a folder that have a marker and are not there, and marks those that have none: a crash came
 * between the two, or they are of an earlier version. What is reported as damaged is not missing as well.
 */
export async function reportMissing(
  folder: string,
  records: ReadonlyMap<string, unknown>,
  { cost, damage }: MissingOptions,
): Promise<void> {
  for (const id of records.keys()) await markKeptJournal(join(folder, `${id}.json`));
  for (const id of await markedIds(folder)) {
    if (records.has(id)) continue;
    const path = join(folder, `${id}.json`);
    if (damage?.has(path)) await releaseKeptJournal(path);
    else damage?.add({ path, problem: 'is missing', cost, remedy: remedyFor(path) });
  }
}

async function markedIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((name) => (name.endsWith(MARKER) ? [name.slice(0, -MARKER.length)] : []));
}

function remedyFor(path: string): string {
  return `Create it again, or with the product stopped restore the file from a backup; delete ${markerOf(path)} to end this message.`;
}
