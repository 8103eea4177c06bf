import { readObject } from '../../../documents/bucket/read-object.ts';
import type { DocumentsAreaDeps } from './documents-deps.ts';

const KEY = 'content/answers.json';

/** Returns the questions that staff have pinned to passages, by passage. Empty if there are none, or if they can't be read. */
export async function pinnedQuestions({
  s3,
  bucket,
}: Pick<DocumentsAreaDeps, 's3' | 'bucket'>): Promise<ReadonlyMap<string, readonly string[]>> {
  const bytes = await readObject(s3, bucket, KEY);
  const pinned = new Map<string, string[]>();
  for (const { question, passageId } of pinsIn(bytes)) {
    if (typeof question !== 'string' || typeof passageId !== 'string') continue;
    pinned.set(passageId, [...(pinned.get(passageId) ?? []), question]);
  }
  return pinned;
}

interface Pin {
  readonly question?: unknown;
  readonly passageId?: unknown;
}

/** The page about questions reports what is wrong with the file. */
function pinsIn(bytes: Uint8Array | undefined): readonly Pin[] {
  try {
    const { pins } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly pins?: unknown };
    return Array.isArray(pins) ? pins.filter((pin) => typeof pin === 'object' && pin !== null) : [];
  } catch {
    return [];
  }
}
