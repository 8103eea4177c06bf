import type { ListBucketsOutput, ListBucketsRequest } from '@aws-sdk/client-s3';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { LIMITS } from '../limits.ts';
import { readToken, writeToken } from '../list-token.ts';

/** Lists the buckets by name, a page at a time where one is asked for. */
export async function listBuckets(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: ListBucketsRequest,
): Promise<ListBucketsOutput> {
  const after = input.ContinuationToken === undefined ? '' : readToken(input.ContinuationToken);
  const most = Math.min(input.MaxBuckets ?? LIMITS.buckets, LIMITS.buckets);
  const matching = buckets
    .list()
    .filter(({ name }) => name > after && name.startsWith(input.Prefix ?? ''))
    .filter(({ region }) => input.BucketRegion === undefined || region === input.BucketRegion);
  const page = matching.slice(0, most);
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
    ...(matching.length > most && last ? { ContinuationToken: writeToken(last.name) } : {}),
  };
}
