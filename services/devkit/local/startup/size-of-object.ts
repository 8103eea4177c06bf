import type { HeadObjectOutput } from '@aws-sdk/client-s3';
import { parseCopySource } from '../../../emulator/aws/s3/copy-source.ts';
import type { Dispatcher } from '../../../emulator/aws/service.ts';

/** Returns the size of the object that a `CopySource` names, in bytes; 0 if there is none: the copy then says so. */
export async function sizeOfObject(
  dispatcher: Pick<Dispatcher, 'run'>,
  source: string,
): Promise<number> {
  try {
    const { bucketName: Bucket, key: Key, versionId: VersionId } = parseCopySource(source);
    const head = await dispatcher.run({
      service: 's3',
      operation: 'HeadObject',
      input: { Bucket, Key, ...(VersionId !== undefined && { VersionId }) },
      caller: { kind: 'service', principal: 's3.amazonaws.com' },
    });
    return (head as HeadObjectOutput).ContentLength ?? 0;
  } catch {
    return 0;
  }
}
