import { randomUUID } from 'node:crypto';
import { ListBucketsCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Addresses } from '../product.ts';
import { openSession, RefusedChat, say } from '../workloads/chat-api.ts';
import { type Clients, createClients } from '../workloads/clients.ts';
import { MESSAGES_QUEUE, queueUrl } from '../workloads/messages.ts';
import type { Running } from './judge.ts';

/** Looks at what works: a new chat, the objects of every bucket, the queue, and what health says. */
export async function look(at: Addresses): Promise<Running> {
  const clients = createClients(at.aws);
  const running = {
    chat: await chatStatuses(at.web),
    objects: await countObjects(clients, await bucketsOf(clients)),
    messages: await countMessages(clients).catch(messageOf),
    health: await (await fetch(`${at.web}/healthz`)).text(),
    console: await (await fetch(`${at.web}/console/api/damage`)).text(),
  };
  clients.destroy();
  return running;
}

async function chatStatuses(webUrl: string): Promise<readonly [number, number]> {
  let opened = 0;
  try {
    const sessionId = await openSession(webUrl);
    opened = 201;
    return [opened, (await say(webUrl, sessionId, 'hello', randomUUID())).status];
  } catch (error) {
    return [opened || (error instanceof RefusedChat ? error.status : 0), 0];
  }
}

async function bucketsOf({ s3 }: Clients): Promise<string[]> {
  try {
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    return Buckets.flatMap(({ Name }) => Name ?? []);
  } catch {
    return [];
  }
}

async function countObjects(
  { s3 }: Clients,
  buckets: readonly string[],
): Promise<Record<string, number | string>> {
  const counts: Record<string, number | string> = {};
  for (const Bucket of buckets) {
    try {
      let count = 0;
      for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket })) {
        count += page.KeyCount ?? 0;
      }
      counts[Bucket] = count;
    } catch (error) {
      counts[Bucket] = messageOf(error);
    }
  }
  return counts;
}

async function countMessages(clients: Clients): Promise<number> {
  const QueueUrl = await queueUrl(clients, MESSAGES_QUEUE);
  const { Attributes } = await clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
