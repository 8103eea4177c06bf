import { HeadObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { ContentDeps } from '../content-deps.ts';
import { contentKeyOf, type EditedId, sourceKeyOf } from '../edited-files.ts';
import { readSeed, readStored, textOf } from './read-content.ts';

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
  const { source } = found;
  const typed = source === undefined ? undefined : await readStored(deps, sourceKeyOf(id), source);
  return textOf(found.body, [typed?.body, await readSeed(deps, id)]);
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
