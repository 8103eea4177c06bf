import { HeadObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { ContentDeps } from '../content-deps.ts';
import { contentKeyOf, type EditedId, sourceKeyOf } from '../edited-files.ts';
import { readSeed, readStored, type StoredObject, textOf } from './read-content.ts';

/** A text as it was saved before. */
export interface ContentVersion {
  readonly versionId: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly savedBy?: string;
  /** Whether it is in effect. */
  readonly isCurrent: boolean;
}

const MAX_SHOWN = 12;
/** Texts that may be that of a version: people don't save more in a second. */
const MAX_TRIED = 6;
/** Objects whose name only begins alike, and marks of deletions, count as well. */
const MAX_LISTED = 50;

/** Lists the versions of a content file, the last one first; none if the bucket keeps no versions. */
export async function contentVersions(
  deps: ContentDeps,
  id: EditedId,
): Promise<readonly ContentVersion[]> {
  const versions = (await versionsOf(deps, contentKeyOf(id))).slice(0, MAX_SHOWN);
  const names = await Promise.all(versions.map(({ versionId }) => savedBy(deps, id, versionId)));
  return versions.map((version, at) => {
    const name = names[at];
    return name === undefined ? version : { ...version, savedBy: name };
  });
}

/** Returns a text as it was saved before; undefined if there is no such version any more. */
export async function versionText(
  deps: ContentDeps,
  id: EditedId,
  versionId: string,
): Promise<string | undefined> {
  const found = await readStored(deps, contentKeyOf(id), versionId);
  if (!found) return undefined;
  const sources = await sourcesAfter(deps, id, found.savedAt ?? '', versionId);
  return textOf(found.body, [...sources, await readSeed(deps, id)]);
}

/**
 * The texts that were written in the second of the JSON or just after it, its own first: another one may say the same without
 * its comments.
 */
async function sourcesAfter(
  deps: ContentDeps,
  id: EditedId,
  savedAt: string,
  versionId: string,
): Promise<readonly string[]> {
  const key = sourceKeyOf(id);
  const later = (await versionsOf(deps, key)).toReversed().filter((one) => one.savedAt >= savedAt);
  const read = later.slice(0, MAX_TRIED).map((one) => readStored(deps, key, one.versionId));
  const found = (await Promise.all(read)).filter((source) => source !== undefined);
  const isOwn = ({ sourceOf }: StoredObject) => Number(sourceOf === versionId);
  return found.toSorted((a, b) => isOwn(b) - isOwn(a)).map(({ body }) => body);
}

async function versionsOf(
  { s3, bucket }: ContentDeps,
  key: string,
): Promise<readonly ContentVersion[]> {
  const list = { Bucket: bucket, Prefix: key, MaxKeys: MAX_LISTED };
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand(list));
  return Versions.filter(({ Key, VersionId }) => Key === key && VersionId !== 'null').map(
    ({ VersionId = '', LastModified, IsLatest = false }) => ({
      versionId: VersionId,
      savedAt: LastModified?.toISOString() ?? '',
      isCurrent: IsLatest,
    }),
  );
}

async function savedBy(
  { s3, bucket }: ContentDeps,
  id: EditedId,
  versionId: string,
): Promise<string | undefined> {
  const object = { Bucket: bucket, Key: contentKeyOf(id), VersionId: versionId };
  const { Metadata } = await s3.send(new HeadObjectCommand(object));
  return Metadata?.['saved-by'];
}
