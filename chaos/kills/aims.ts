import { watch } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Addresses, Product } from '../product.ts';
import { openSessionPatiently } from '../workloads/chat-api.ts';
import { type ChatClient, type Chats, CONFIRMATION, DESCRIPTION } from '../workloads/chats.ts';

/** More than the product takes to write what it writes now and then. */
const SETTLED_MS = 1_500;
const CHATS = 5;
const MISSED_MS = 30_000;
const PATIENCE_MS = 60_000;
const BUSY_MS = 500;

/**
 * Lets five clients send their descriptions, one after the other. Kills when one is acknowledged and Lex has not written
 * it yet, at the latest when all are acknowledged. Returns the clients.
 */
export async function killAtDescription(
  product: Product,
  { web }: Addresses,
  chats: Chats,
): Promise<readonly ChatClient[]> {
  const clients = await Promise.all(Array.from({ length: CHATS }, () => start(web, chats)));
  await Promise.all(clients.map((client) => goTo(web, chats, client, DESCRIPTION)));
  await pause(SETTLED_MS);
  for (const client of clients) {
    const status = await chats.next(web, client).catch(() => 0);
    if (status === 200 && !(await isInSessions(product.dataDir, client.words.description))) break;
  }
  await product.kill();
  return clients;
}

async function isInSessions(dataDir: string, text: string): Promise<boolean> {
  const sessions = await readFile(join(dataDir, 'lex', 'sessions.jsonl'), 'utf8').catch(() => '');
  return sessions.includes(text);
}

/** Lets clients go on until each has its ticket, or is not answered as it should be. */
export async function confirm(
  { web }: Addresses,
  chats: Chats,
  clients: readonly ChatClient[],
): Promise<void> {
  const goOn = async (client: ChatClient) => {
    while (chats.open.includes(client) && (await chats.next(web, client)) === 200);
  };
  await Promise.all(clients.map(goOn));
}

/** Lets a client confirm its ticket, and kills when the mail is on disk. */
export async function killAtMail(
  product: Product,
  { web }: Addresses,
  chats: Chats,
): Promise<void> {
  const client = await start(web, chats);
  await goTo(web, chats, client, CONFIRMATION);
  const folder = join(product.dataDir, 'mail');
  await mkdir(folder, { recursive: true });
  const killed = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name?.endsWith('.json')) end();
    });
    const missed = setTimeout(end, MISSED_MS);
    function end() {
      watcher.close();
      clearTimeout(missed);
      resolve(product.kill());
    }
  });
  await chats.next(web, client).catch(() => undefined);
  await killed;
}

/** Goes to a step. A busy product may refuse or take too long; the client then says the same once more. */
async function goTo(webUrl: string, chats: Chats, client: ChatClient, step: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (client.steps < step && performance.now() < deadline) {
    const status = await chats.next(webUrl, client).catch(() => 0);
    if (status !== 200) await pause(BUSY_MS);
  }
}

function start(webUrl: string, chats: Chats): Promise<ChatClient> {
  return openSessionPatiently(() => chats.start(webUrl), PATIENCE_MS);
}
