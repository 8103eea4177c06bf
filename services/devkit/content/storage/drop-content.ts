import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { ChangedByOthersError, isLostRace } from '../../documents/bucket/change-object.ts';
import type { ContentDeps } from '../content-deps.ts';

/** Deletes the saved text, so that the bundled one is in effect again. Throws ChangedByOthersError likewise. */
export async function dropContent(
  { s3, bucket }: ContentDeps,
  key: string,
  seen: string,
): Promise<void> {
  try {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, IfMatch: seen }));
  } catch (error) {
    if (isLostRace(error)) throw new ChangedByOthersError(key);
    throw error;
  }
}

/** User metadata of S3 is ASCII. */
export function notesOf({ savedBy }: ContentDeps): Readonly<Record<string, string>> {
  const plain = (savedBy ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, 500);
  return plain === '' ? {} : { 'saved-by': plain };
}
