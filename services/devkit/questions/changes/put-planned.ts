import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { QuestionsError } from '../questions-error.ts';
import type { PlannedWrite } from './plan.ts';

/** A failed condition is 412, a race 409, and `If-Match` on a deleted object 404 (S3 user guide, conditional writes). */
const LOST_RACE = [404, 409, 412];

/**
 * Writes an object if it is still as it was when the change was planned. Returns its version, if the bucket keeps versions.
 * Throws QuestionsError `changed` if somebody was quicker; then nothing is written.
 */
export async function putPlanned(
  { s3, bucket }: { readonly s3: S3Client; readonly bucket: string },
  { key, type, text, etag }: PlannedWrite,
): Promise<string | undefined> {
  const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
  const object = { Bucket: bucket, Key: key, ContentType: type, Body: text };
  try {
    const { VersionId } = await s3.send(new PutObjectCommand({ ...object, ...condition }));
    return VersionId;
  } catch (error) {
    if (!isLostRace(error)) throw error;
    throw changedByOthers(key, error);
  }
}

export function changedByOthers(key: string, cause?: unknown): QuestionsError {
  const problem = `${key} was changed by somebody else in the meantime. Nothing was saved: look at the change again, and save it then.`;
  return new QuestionsError('changed', problem, { cause });
}

function isLostRace(error: unknown): boolean {
  if (!(error instanceof S3ServiceException) || error.name === 'NoSuchBucket') return false;
  return LOST_RACE.includes(error.$metadata.httpStatusCode ?? 0);
}
