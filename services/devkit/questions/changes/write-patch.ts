import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unifiedDiff } from '../../changes/unified-diff.ts';
import { slug } from '../../documents/snapshot/document-name.ts';
import type { Change } from '../change.ts';
import type { Plan } from './plan.ts';

const MAX_SLUG = 50;

/** Returns what a plan changes in a checkout, for `git apply`. Empty if nothing. */
export function patchOf({ files }: Pick<Plan, 'files'>): string {
  return files.map(unifiedDiff).join('');
}

/** Writes a patch to review into a folder, named after its time and what it changes. Returns the path of the file. */
export async function writePatch(
  folder: string,
  change: Change,
  patch: string,
  now: Date,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const time = now.toISOString().replaceAll(':', '').replace('.', '-');
  const name = `${change.kind}-${slug(subjectOf(change)).slice(0, MAX_SLUG)}`;
  const file = join(folder, `${time}-${name.replace(/-$/, '')}.patch`);
  await writeFile(file, patch, { flag: 'wx' });
  return file;
}

function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'pin':
    case 'block':
      return `${change.undo ? 'undo ' : ''}${change.question}`;
    case 'alsoAsked':
      return change.lines[0] ?? '';
    case 'page':
      return change.title;
    case 'synonym':
      return `${change.undo ? 'undo ' : ''}${change.says[0] ?? ''}`;
    case 'utterance':
      return change.text;
  }
}
