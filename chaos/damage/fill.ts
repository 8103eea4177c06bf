import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Ledger } from '../ledger.ts';
import { type Addresses, startReady } from '../product.ts';
import type { Random } from '../random.ts';
import { Chats } from '../workloads/chats.ts';
import { type Clients, createClients } from '../workloads/clients.ts';
import { createQueues, MESSAGES_QUEUE, queueUrl } from '../workloads/messages.ts';
import { createObjectsBucket, OBJECTS_BUCKET } from '../workloads/objects.ts';
import type { Whole } from './judge.ts';
import { look } from './look.ts';

const MESSAGES = 20;
const OBJECTS = 10;
const CHATS = 3;

/** Fills a data folder with some of everything, and stops the product. Resolves with what can be seen of it. */
export async function fillDataFolder(
  dataDir: string,
  ledger: Ledger,
  random: Random,
): Promise<Whole> {
  const { product, at } = await startReady(dataDir);
  const clients = createClients(at.aws);
  try {
    await fill(at, clients, new Chats(ledger, random, CHATS));
    const { objects, messages } = await look(at);
    // The look itself has opened a chat: its records are in the folder, and so are those of the next look.
    return { objects: objects as Whole['objects'], messages: Number(messages) };
  } finally {
    clients.destroy();
    await product.terminate(10_000);
  }
}

async function fill({ web }: Addresses, clients: Clients, chats: Chats): Promise<void> {
  await createObjectsBucket(clients);
  await createQueues(clients);
  const QueueUrl = await queueUrl(clients, MESSAGES_QUEUE);
  for (let count = 0; count < MESSAGES; count += 1) {
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: `kept-${count}` }));
  }
  for (let count = 0; count < OBJECTS; count += 1) {
    const place = { Bucket: OBJECTS_BUCKET, Key: `kept-${count}` };
    await clients.s3.send(new PutObjectCommand({ ...place, Body: `object ${count}` }));
  }
  for (let count = 0; count < CHATS; count += 1) {
    const client = await chats.start(web);
    while (chats.open.includes(client) && (await chats.next(web, client)) === 200);
  }
}
