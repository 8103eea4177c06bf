import type { ListBucketsOutput, ListBucketsRequest } from '@aws-sdk/client-s3';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { LIMITS } from '../limits.ts';
import { readToken, writeToken } from '../list-token.ts';

/** Lists the buckets by name, in pages if the request has a page size. */
export async function listBuckets(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: ListBucketsRequest,
): Promise<ListBucketsOutput> {
  const after = input.ContinuationToken === undefined ? '' : readToken(input.ContinuationToken);
  const maxBuckets = Math.min(input.MaxBuckets ?? LIMITS.buckets, LIMITS.buckets);
  const matching = buckets
    .list()
    .filter(({ name }) => name > after && name.startsWith(input.Prefix ?? ''))
    .filter(({ region }) => input.BucketRegion === undefined || region === input.BucketRegion);
  const page = matching.slice(0, maxBuckets);
  const last = page.at(-1);
  return {
    Buckets: page.map(({ name, createdAt, region }) => ({
      Name: name,
      CreationDate: new Date(createdAt),
      BucketRegion: region,
      BucketArn: `arn:aws:s3:::${name}`,
    })),
    Owner: { ID: ACCOUNT_ID },
    ...(input.Prefix === undefined ? {} : { Prefix: input.Prefix }),
    ...(matching.length > maxBuckets && last ? { ContinuationToken: writeToken(last.name) } : {}),
  };
}
