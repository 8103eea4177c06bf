import type { PutBucketVersioningRequest } from '@aws-sdk/client-s3';
import { NotImplementedError } from '../../errors.ts';
import type { S3Deps } from '../deps.ts';
import { malformedXml } from '../errors.ts';

/** Enables or suspends versioning. Existing versions are kept. */
export async function putBucketVersioning(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: PutBucketVersioningRequest,
): Promise<undefined> {
  const { name } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const { Status: status, MFADelete: mfaDelete } = input.VersioningConfiguration ?? {};
  if (mfaDelete === 'Enabled' || input.MFA) throw new NotImplementedError('S3 MFA delete');
  if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml('Status is missing.');
  await buckets.update(name, (before) => ({ ...before, versioning: status }));
}
