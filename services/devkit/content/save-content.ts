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
  const object = { bucket, key: contentKeyOf(id), type: 'application/json' };
  const notes = notesOf(deps);
  const { etag, versionId } = await saveObject(s3, {
    ...object,
    body,
    size: body.length,
    seen,
    notes,
  });
  // Only what it looks like: it is shown as long as it says the same as the JSON.
  const source = { Bucket: bucket, Key: sourceKeyOf(id), ContentType: 'application/yaml' };
  const Metadata = versionId === undefined ? {} : { 'source-of': versionId };
  await s3.send(new PutObjectCommand({ ...source, Body: text, Metadata }));
  const patch = await writePatch(deps, id, text);
  return { version: etag, ...(patch && { patch }) };
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
