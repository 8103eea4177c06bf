import type { S3Client } from '@aws-sdk/client-s3';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { parseMeta, readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import { changeObject } from '../bucket/change-object.ts';
import type { Description } from './change-lines.ts';

/**
 * Changes the description of a document, which may have none yet. Members that `change` leaves are written as they were.
 * Returns whether anything was written. Throws DocumentError if the description can't be used, before or after, and
 * ChangedByOthersError.
 */
export function changeDescription(
  { client, bucket, key }: { client: S3Client; bucket: string; key: string },
  change: (description: Description) => Description,
): Promise<boolean> {
  const object = { client, bucket, key: metaKeyOf(key), type: 'application/json' };
  return changeObject(object, (bytes) => {
    if (bytes) readMeta(bytes);
    const before = bytes ? parseMeta(bytes) : {};
    const after = change(before);
    if (after === before) return undefined;
    const written = new TextEncoder().encode(`${JSON.stringify(after, null, 2)}\n`);
    readMeta(written);
    return written;
  });
}
