import { randomUUID } from 'node:crypto';
import { wait } from '../phase.ts';
import type { Random } from '../random.ts';
import { openSession, say } from '../workloads/chat-api.ts';

const QUESTIONS = [
  'I forgot my NetLink ID password',
  'how do I share my screen in Zoom',
  'how do I connect to the campus wifi',
  'hello',
  'how do I submit a quiz',
  'qwrtz plmok vexnub',
  'thank you so much',
  'what can you do',
];
const THINKING_MS = [400, 2_600] as const;
const BUSY_MS = 1_000;

/** What visitors count. */
export interface Tally {
  /** Milliseconds of each answered turn. */
  readonly times: number[];
  readonly statuses: Map<number, number>;
  tickets: number;
}

export interface Visit {
  readonly webUrl: string;
  readonly random: Random;
  readonly tally: Tally;
  readonly mostTickets: number;
  readonly signal: AbortSignal;
}

/** A visitor who asks, now and then files a ticket, and comes back with a new chat, until the signal. */
export async function visit(one: Visit): Promise<void> {
  while (!one.signal.aborted) {
    const sessionId = await openSession(one.webUrl).catch((error: Error) => {
      count(one.tally, Number(/\d{3}$/.exec(error.message)?.[0] ?? 0));
    });
    if (sessionId) await converse(one, sessionId);
    else await wait(BUSY_MS, one.signal);
  }
}

async function converse({ webUrl, random, tally, mostTickets, signal }: Visit, sessionId: string) {
  const filesTicket = random.next() < 0.3 && tally.tickets < mostTickets;
  if (filesTicket) tally.tickets += 1;
  for (const text of filesTicket ? ticketTexts(random) : questions(random)) {
    await wait(random.int(...THINKING_MS), signal);
    if (signal.aborted) return;
    const began = performance.now();
    const reply = await say(webUrl, sessionId, text, randomUUID()).catch(() => undefined);
    count(tally, reply?.status ?? 0);
    if (reply?.status !== 200) return;
    tally.times.push(performance.now() - began);
  }
}

function questions(random: Random): string[] {
  return Array.from({ length: random.int(2, 8) }, () => random.pick(QUESTIONS));
}

function ticketTexts(random: Random): string[] {
  const word = random.word();
  return [
    'open a ticket about Brightspace',
    'Ada Student',
    `ada.${word}@example.edu`,
    `The ${word} page is blank`,
    `I open the ${word} quiz and see a white page.`,
    'yes',
  ];
}

function count({ statuses }: Tally, status: number): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}
