import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { OpenSearchPassageIndex } from '../../bot/helpdesk/aws/opensearch-passage-index.ts';
import { S3TextObjects } from '../../bot/helpdesk/aws/s3-text-objects.ts';
import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';
import type { TicketEntry } from '../../bot/helpdesk/tickets/ticket.ts';
import { readChat } from '../chats/read-chat.ts';
import { searchChats } from '../chats/search-chats.ts';
import { figuresCsv } from '../figures/figures-csv.ts';
import { readFigures } from '../figures/read-figures.ts';
import { TurnTexts } from '../questions/asked/turn-texts.ts';
import { officeTimeZone } from '../staff/office-time-zone.ts';
import { ReadMemory } from '../staff/read-memory.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { retryDelivery } from '../tickets/retry-delivery.ts';
import { searchTickets } from '../tickets/search-tickets.ts';
import { chatsArea } from './areas/chats-area.ts';
import { contentArea } from './areas/content-area.ts';
import { documentsArea } from './areas/documents-area.ts';
import { figuresArea } from './areas/figures-area.ts';
import { questionsArea } from './areas/questions-area.ts';
import { ticketsArea } from './areas/tickets-area.ts';
import type { ConsoleArea } from './console-area.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleTarget } from './console-target.ts';
import { QuestionDesk } from './question-desk.ts';

/**
 * Creates the areas for the staff of a bot, here or on AWS: questions, documents, content, tickets, chats and figures.
 * `target` is undefined as long as the bot is not deployed.
 */
export function staffAreas(
  target: () => ConsoleTarget | undefined,
  clock: Clock,
  log: Log,
): readonly ConsoleArea[] {
  const deps = { now: () => clock.now() };
  const bot = () => deployed(target());
  const tickets = new ReadMemory<TicketEntry>();
  const turns = new ReadMemory<TurnRecord>();
  const timeZone = async () => {
    const { s3: client, documentsBucket: bucket } = bot();
    return officeTimeZone({ client, bucket });
  };
  const desk = new QuestionDesk(clock, log);
  return [
    questionsArea(async () => desk.of(bot())),
    documentsArea(() => documentsOf(target(), clock)),
    contentArea(() => contentOf(target(), clock)),
    ticketsArea({
      search: async (filter) =>
        searchTickets(bot(), filter, { ...deps, timeZone: await timeZone(), memory: tickets }),
      read: async (ticketId) => readTicket(bot(), ticketId, deps),
      retry: async (ticketId) => retryDelivery(bot(), ticketId, deps),
    }),
    chatsArea({
      search: async (filter) =>
        searchChats(bot(), filter, { ...deps, timeZone: await timeZone(), memory: turns }),
      read: async (conversation) => readChat(bot(), conversation),
    }),
    figuresArea({
      read: async (range) => readFigures(bot(), range, deps),
      toCsv: figuresCsv,
      timeZone,
      textOf: async (conversation, turn) => {
        const { s3, ticketsBucket } = bot();
        return new TurnTexts(new S3TextObjects(s3, ticketsBucket)).textOf(conversation, turn);
      },
      clock,
      guide: readGuide,
    }),
  ];
}

/** A person waits for the indexer, and the page asks again. In milliseconds. */
const INDEXED_WITHIN = 10_000;

function documentsOf(target: ConsoleTarget | undefined, clock: Clock) {
  if (!target) return undefined;
  const { s3, documentsBucket: bucket, search, searchAlias } = target;
  const index = new OpenSearchPassageIndex(search, searchAlias);
  const passagesOf = (docId: string) => index.passagesOf(docId);
  return { s3, bucket, passagesOf, limitMs: INDEXED_WITHIN, clock };
}

function contentOf(target: ConsoleTarget | undefined, clock: Clock) {
  if (!target) return undefined;
  const { s3, documentsBucket: bucket, dataDir, savedBy } = target;
  const changesFolder = dataDir === undefined ? undefined : join(dataDir, 'changes');
  return { s3, bucket, clock, root: findProgramFiles().root, changesFolder, savedBy };
}

function deployed(target: ConsoleTarget | undefined): ConsoleTarget {
  if (target !== undefined) return target;
  throw new ConsoleError(503, 'The bot is still being set up. Try again in a few seconds.');
}

async function readGuide(): Promise<string> {
  try {
    return await readFile(join(findProgramFiles().root, 'docs/guides/figures.md'), 'utf8');
  } catch (cause) {
    throw new ConsoleError(404, 'This installation has no guides: see docs/guides/figures.md.', {
      cause,
    });
  }
}
