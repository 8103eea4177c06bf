import type { ListQueuesRequest, ListQueuesResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import { queueUrl } from '../queue-url.ts';

const MAX_RESULTS = 1000;

/** Lists queues by name; pages only where a page size is asked for. */
export async function listQueues(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: ListQueuesRequest,
  call: Call,
): Promise<ListQueuesResult> {
  const { QueueNamePrefix: prefix = '', MaxResults: most = MAX_RESULTS } = input;
  if (most < 1 || most > MAX_RESULTS) throw invalidParameter('MaxResults must be 1 to 1000.');
  const after = Buffer.from(input.NextToken ?? '', 'base64url').toString();
  const names = queues
    .list()
    .map(({ record }) => record.name)
    .filter((name) => name.startsWith(prefix) && name > after);
  const page = names.slice(0, most);
  const last = page.at(-1);
  const hasMore = input.MaxResults !== undefined && names.length > page.length;
  return {
    QueueUrls: page.map((name) => queueUrl(name, call)),
    ...(hasMore && last ? { NextToken: Buffer.from(last).toString('base64url') } : {}),
  };
}
