import type { ListQueuesRequest, ListQueuesResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import { queueUrl } from '../queue-url.ts';

const MAX_RESULTS = 1000;

/** Lists queues by name, in pages only if the request has a page size. */
export async function listQueues(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: ListQueuesRequest,
  call: Call,
): Promise<ListQueuesResult> {
  const { QueueNamePrefix: prefix = '', MaxResults: maxResults = MAX_RESULTS } = input;
  if (maxResults < 1 || maxResults > MAX_RESULTS)
    throw invalidParameter('MaxResults must be 1 to 1000.');
  const after = Buffer.from(input.NextToken ?? '', 'base64url').toString();
  const names = queues
    .list()
    .map(({ record }) => record.name)
    .filter((name) => name.startsWith(prefix) && name > after);
  const page = names.slice(0, maxResults);
  const last = page.at(-1);
  const hasMore = input.MaxResults !== undefined && names.length > page.length;
  return {
    QueueUrls: page.map((name) => queueUrl(name, call)),
    ...(hasMore && last ? { NextToken: Buffer.from(last).toString('base64url') } : {}),
  };
}
