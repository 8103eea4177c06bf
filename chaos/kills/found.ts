import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type Mail, readMail } from '../accounting/mails.ts';
import type { TicketRecord } from '../accounting/tickets.ts';
import type { ObjectState } from '../ledger.ts';
import type { Addresses } from '../product.ts';
import type { Clients } from '../workloads/clients.ts';
import { queueUrl } from '../workloads/messages.ts';
import { OBJECTS_BUCKET, stateOf } from '../workloads/objects.ts';

/** Longer than what a killed consumer had received stays invisible. */
const EMPTY_FOR_MS = 4_000;
const OUTBOX_RUNS = 3;
const INDEXED_WITHIN_MS = 60_000;
const SEARCHES_AT_ONCE = 20;
const SEARCH_PAUSE_MS = 250;

/** Reads objects of the campaign's bucket, bytes and all. */
export async function findObjects(
  { s3 }: Clients,
  keys: Iterable<string>,
): Promise<Map<string, ObjectState>> {
  const found = new Map<string, ObjectState>();
  for (const key of new Set(keys)) found.set(key, await findObject(s3, key));
  return found;
}

async function findObject(s3: S3Client, Key: string): Promise<ObjectState> {
  try {
    const { Body, ETag = '' } = await s3.send(
      new GetObjectCommand({ Bucket: OBJECTS_BUCKET, Key }),
    );
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return stateOf(bytes, ETag.replaceAll('"', ''));
  } catch (error) {
    if (error instanceof NoSuchKey) return 'absent';
    throw error;
  }
}

/** Empties a queue. Returns the body of each message that was received, in order. */
export async function drainQueue(clients: Clients, name: string): Promise<string[]> {
  const QueueUrl = await queueUrl(clients, name);
  const bodies: string[] = [];
  let last = performance.now();
  while (performance.now() - last < EMPTY_FOR_MS) {
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length > 0) last = performance.now();
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  return bodies;
}

/** Runs the outbox function until the outbox is empty, three times at most. */
export async function finishOutbox(at: Addresses, clients: Clients): Promise<void> {
  const lambda = new LambdaClient({
    endpoint: at.aws,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  for (let run = 0; run < OUTBOX_RUNS; run += 1) {
    const Payload = JSON.stringify({ retryNow: true });
    await lambda.send(new InvokeCommand({ FunctionName: at.outputs.OutboxFunction, Payload }));
    if ((await keysOf(clients, at.outputs.TicketsBucket, 'outbox/')).length === 0) break;
  }
  lambda.destroy();
}

export async function findTickets(at: Addresses, clients: Clients): Promise<TicketRecord[]> {
  const Bucket = at.outputs.TicketsBucket;
  const records: TicketRecord[] = [];
  for (const prefix of ['outbox/', 'tickets/']) {
    for (const Key of await keysOf(clients, Bucket, prefix)) {
      const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
      const { ticket } = JSON.parse((await Body?.transformToString()) ?? '') as StoredTicket;
      const { ticketId, summary, description, requestor } = ticket;
      const isFiled = prefix === 'tickets/';
      records.push({ ticketId, summary, description, email: requestor.email, isFiled });
    }
  }
  return records;
}

interface StoredTicket {
  readonly ticket: {
    readonly ticketId: string;
    readonly summary: string;
    readonly description: string;
    readonly requestor: { readonly email: string };
  };
}

async function keysOf(
  { s3 }: Clients,
  Bucket: string | undefined,
  Prefix: string,
): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  }
  return keys;
}

/** Reads the mails of a data folder. A mail counts once its record is written, which is after its text. */
export async function findMails(dataDir: string): Promise<Mail[]> {
  const folder = join(dataDir, 'mail');
  const names = await readdir(folder);
  const recorded = names.filter((name) => name.endsWith('.json'));
  const texts = recorded.map((name) =>
    readFile(join(folder, name.replace(/json$/, 'eml')), 'utf8').catch(() => ''),
  );
  return (await Promise.all(texts)).filter((text) => text !== '').map(readMail);
}

/** Searches for words until each is found, or none more is for a minute. Returns the words that aren't. */
export async function missingWords(at: Addresses, words: readonly string[]): Promise<string[]> {
  let missing = [...words];
  let progressAt = performance.now();
  while (missing.length > 0 && performance.now() - progressAt < INDEXED_WITHIN_MS) {
    const asked = missing.slice(0, SEARCHES_AT_ONCE);
    const found = await Promise.all(asked.map((word) => isFound(at.search, word)));
    if (found.includes(true)) progressAt = performance.now();
    else await pause(SEARCH_PAUSE_MS);
    // What was not found goes to the end: it may be the only one that is missing.
    missing = [...missing.slice(asked.length), ...asked.filter((_word, index) => !found[index])];
  }
  return missing;
}

async function isFound(searchUrl: string, word: string): Promise<boolean> {
  const response = await fetch(`${searchUrl}/passages/_search`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('test:test').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: { match: { text: word } } }),
  });
  if (!response.ok) return false;
  const { hits } = (await response.json()) as { hits: { hits: unknown[] } };
  return hits.hits.length > 0;
}
