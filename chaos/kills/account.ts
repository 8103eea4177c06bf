import { accountMails } from '../accounting/mails.ts';
import { accountMessages, accountNotices } from '../accounting/messages.ts';
import { accountObjects } from '../accounting/objects.ts';
import { accountTickets } from '../accounting/tickets.ts';
import { accountTurns, type FoundTurns } from '../accounting/turns.ts';
import type { Ledger } from '../ledger.ts';
import type { PhaseResult } from '../phase.ts';
import type { Addresses } from '../product.ts';
import type { Violation } from '../report.ts';
import { finishedTurns } from '../workloads/chat-api.ts';
import type { ChatClient, Chats } from '../workloads/chats.ts';
import type { Clients } from '../workloads/clients.ts';
import { MESSAGES_QUEUE, NOTICES_QUEUE } from '../workloads/messages.ts';
import { finishChat } from './finish-chat.ts';
import {
  drainQueue,
  findMails,
  findObjects,
  findTickets,
  finishOutbox,
  missingWords,
} from './found.ts';

/** As many as the product answers at once. */
const AT_ONCE = 4;

export interface Books {
  readonly at: Addresses;
  readonly clients: Clients;
  readonly dataDir: string;
  readonly ledger: Ledger;
  readonly chats: Chats;
}

/** Compares everything that was acknowledged with what is found. The product must be ready. */
export async function account(books: Books): Promise<PhaseResult> {
  const results = await Promise.all([
    accountForChats(books),
    accountForQueues(books),
    accountForObjects(books),
    accountForDocuments(books),
  ]);
  return {
    figures: Object.assign({}, ...results.map(({ figures }) => figures)),
    violations: results.flatMap(({ violations }) => violations),
  };
}

async function accountForObjects({ clients, ledger }: Books): Promise<PhaseResult> {
  const entries = ledger.of('object');
  const found = await findObjects(
    clients,
    entries.map(({ key }) => key),
  );
  const writes = entries.filter(({ acknowledged }) => acknowledged).length;
  return {
    figures: { objects: `${writes} writes of ${found.size} keys acknowledged` },
    violations: accountObjects(entries, found),
  };
}

async function accountForQueues({ clients, ledger }: Books): Promise<PhaseResult> {
  const [messages, notices] = [ledger.of('message'), ledger.of('notice')];
  const [inQueue, inNotices] = await Promise.all([
    drainQueue(clients, MESSAGES_QUEUE),
    drainQueue(clients, NOTICES_QUEUE),
  ]);
  const ofQueue = accountMessages(messages, inQueue);
  const ofNotices = accountNotices(notices, inNotices);
  const acknowledged = messages.filter((one) => one.acknowledged);
  const sent = acknowledged.filter(({ event }) => event === 'sent').length;
  return {
    figures: {
      messages: `${sent} sent, ${acknowledged.length - sent} deleted, ${ofQueue.duplicates} came twice`,
      notices: `${notices.filter((one) => one.acknowledged).length} published, ${ofNotices.duplicates} came twice (allowed)`,
    },
    violations: [...ofQueue.violations, ...ofNotices.violations],
  };
}

async function accountForDocuments({ at, ledger }: Books): Promise<PhaseResult> {
  const words = ledger.of('document').flatMap((one) => (one.acknowledged ? one.word : []));
  const missing = await missingWords(at, words);
  return {
    figures: { documents: `${words.length} uploaded` },
    violations: missing.map((word) => ({
      promise: 'An acknowledged document is found by search',
      seen: `${word} is not found`,
    })),
  };
}

async function accountForChats(books: Books): Promise<PhaseResult> {
  const { at, clients, dataDir, ledger, chats } = books;
  const shut = await finishAll(books);
  await finishOutbox(at, clients);
  const records = await findTickets(at, clients);
  const mails = await findMails(dataDir);
  const tickets = accountTickets(chats.all, records, mails);
  const sent = ledger.of('mail').filter(({ acknowledged }) => acknowledged);
  const turns = ledger.of('turn').filter(({ acknowledged }) => acknowledged);
  return {
    figures: {
      tickets: `${ledger.of('ticket').filter((one) => one.acknowledged).length} acknowledged, ${records.length} recorded, ${tickets.repeatedMails} with a mail that is marked as repeated`,
      mails: `${sent.length} sent`,
      turns: `${turns.length} answered in ${chats.all.length} chats, ${chats.takenTwice} cut off by a kill and taken twice`,
    },
    violations: [
      ...shut,
      ...chats.violations,
      ...tickets.violations,
      ...accountMails(ledger.of('mail'), mails),
      ...accountTurns(turns, await turnsOf(at.web, chats.all)),
    ],
  };
}

/** Every client goes on to its ticket. Returns which chats stay shut. */
async function finishAll({ at, chats }: Books): Promise<Violation[]> {
  const shut: Violation[] = [];
  await eachAtOnce(
    chats.all.filter(({ ticketId }) => !ticketId),
    async (client) => {
      const isDone = () => client.ticketId !== undefined;
      const next = () => chats.next(at.web, client);
      shut.push(...(await finishChat({ id: client.id, isDone, next })));
    },
  );
  return shut;
}

async function turnsOf(
  webUrl: string,
  clients: readonly ChatClient[],
): Promise<Map<string, FoundTurns>> {
  const turns = new Map<string, FoundTurns>();
  await eachAtOnce(clients, async ({ id, sessionId }) => {
    turns.set(id, await finishedTurns(webUrl, sessionId));
  });
  return turns;
}

async function eachAtOnce(
  clients: readonly ChatClient[],
  use: (client: ChatClient) => Promise<void>,
): Promise<void> {
  const left = [...clients];
  const worker = async () => {
    for (let client = left.shift(); client; client = left.shift()) await use(client);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
