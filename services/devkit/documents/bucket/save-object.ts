import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ChangedByOthersError, isLostRace } from './change-object.ts';

/** An object as one person has seen it and wants it now. */
export interface ObjectToSave {
  readonly bucket: string;
  readonly key: string;
  readonly type: string;
  readonly body: Uint8Array | NodeJS.ReadableStream;
  /** In bytes. */
  readonly size: number;
  /** The entity tag of what the person has seen; undefined if there was nothing. */
  readonly seen: string | undefined;
  /** What is kept with it: ASCII. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** An object that was written. */
export interface SavedObject {
  readonly etag: string;
  /** Undefined if the bucket keeps no versions. */
  readonly versionId?: string;
}

/**
 * Writes an object if it is still what the person has seen, so that of two editors the second doesn't overwrite the first. Throws
 * ChangedByOthersError if it is not.
 */
export async function saveObject(client: S3Client, object: ObjectToSave): Promise<SavedObject> {
  const { bucket, key, type, body, size, seen, notes } = object;
  try {
    const { ETag: etag = '', VersionId: versionId } = await client.send(
      new PutObjectCommand({
        ...{ Bucket: bucket, Key: key, ContentType: type, ContentLength: size },
        Body: body as Uint8Array,
        ...(seen === undefined ? { IfNoneMatch: '*' } : { IfMatch: seen }),
        ...(notes && { Metadata: { ...notes } }),
      }),
    );
    return { etag, ...(versionId !== undefined && { versionId }) };
  } catch (error) {
    if (isLostRace(error)) throw new ChangedByOthersError(key);
    throw error;
  }
}
