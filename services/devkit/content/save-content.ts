import { PutObjectCommand } from '@aws-sdk/client-s3';
import { parse } from 'yaml';
import { unifiedDiff } from '../changes/unified-diff.ts';
import { type WrittenChange, writeChange } from '../changes/write-change.ts';
import { saveObject } from '../documents/bucket/save-object.ts';
import type { ContentDeps } from './content-deps.ts';
import { contentKeyOf, type EditedId, seedPathOf, sourceKeyOf } from './edited-files.ts';
import { lintContent } from './lint-content.ts';
import { notesOf } from './storage/drop-content.ts';
import { readSeed } from './storage/read-content.ts';
import { TextProblemsError } from './text-problem.ts';

/** What functions read at most (`LiveContent`). In bytes. */
export const MAX_CONTENT_BYTES = 256 * 1024;

/** A content file that was saved. */
export interface SavedContent {
  readonly version: string;
  /** The patch that makes it the bundled one, to review; undefined if nothing differs, and for a deployed bot. */
  readonly patch?: WrittenChange;
}

/**
 * Saves a text, which functions use within a minute. `seen` is the version that its editor was shown; undefined if there was
 * none. Throws TextProblemsError if it fails its lint, and ChangedByOthersError if somebody else has saved since.
 */
export async function saveContent(
  deps: ContentDeps,
  id: EditedId,
  text: string,
  seen: string | undefined,
): Promise<SavedContent> {
  const problems = await lintContent(deps, id, text);
  if (problems.length > 0) throw new TextProblemsError(problems);
  const body = new TextEncoder().encode(`${JSON.stringify(parse(text), null, 1)}\n`);
  if (body.length > MAX_CONTENT_BYTES)
    throw new TextProblemsError([{ line: 1, message: 'The text is longer than 256 KB' }]);
  const { s3, bucket } = deps;
  const { etag } = await saveObject(s3, {
    ...{ bucket, key: contentKeyOf(id), type: 'application/json', body, size: body.length, seen },
    notes: { ...notesOf(deps), ...(await keepTyped(deps, id, text)) },
  });
  const patch = await writePatch(deps, id, text);
  return { version: etag, ...(patch && { patch }) };
}

/**
 * Keeps the text as it was typed, with its comments. Returns the note by which the JSON names it: it comes first, so that a text
 * whose JSON is refused belongs to none.
 */
async function keepTyped(
  { s3, bucket }: ContentDeps,
  id: EditedId,
  text: string,
): Promise<Readonly<Record<string, string>>> {
  const object = { Bucket: bucket, Key: sourceKeyOf(id), ContentType: 'application/yaml' };
  const { VersionId } = await s3.send(new PutObjectCommand({ ...object, Body: text }));
  return VersionId === undefined ? {} : { source: VersionId };
}

async function writePatch(
  deps: ContentDeps,
  id: EditedId,
  text: string,
): Promise<WrittenChange | undefined> {
  if (deps.changesFolder === undefined) return undefined;
  const before = await readSeed(deps, id);
  const patch = unifiedDiff({ path: seedPathOf(id), before, after: text });
  if (patch === '') return undefined;
  return writeChange(deps.changesFolder, { name: id, at: deps.clock.now(), text: patch });
}
