import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import type { TicketEntry } from '../../bot/helpdesk/tickets/ticket.ts';
import { readChat } from '../chats/read-chat.ts';
import { searchChats } from '../chats/search-chats.ts';
import { figuresCsv } from '../figures/figures-csv.ts';
import { readFigures } from '../figures/read-figures.ts';
import { officeTimeZone } from '../staff/office-time-zone.ts';
import { ReadMemory } from '../staff/read-memory.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { retryDelivery } from '../tickets/retry-delivery.ts';
import { searchTickets } from '../tickets/search-tickets.ts';
import { chatsArea } from './areas/chats-area.ts';
import { figuresArea } from './areas/figures-area.ts';
import { questionsArea } from './areas/questions-area.ts';
import { ticketsArea } from './areas/tickets-area.ts';
import type { ConsoleArea } from './console-area.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleTarget } from './console-target.ts';
import { editingAreas } from './editing-areas.ts';
import { QuestionDesk } from './question-desk.ts';

/**
 * Creates the areas for the staff of a bot, here or on AWS: questions, tickets, chats, figures, documents and content.
 * `target` is undefined as long as the bot is not deployed; `savedBy` is shown to others next to what is saved.
 */
export function staffAreas(
  target: () => ConsoleTarget | undefined,
  clock: Clock,
  log: Log,
  savedBy?: string,
): readonly ConsoleArea[] {
  const deps = { now: () => clock.now() };
  const bot = () => deployed(target());
  const memory = new ReadMemory<TicketEntry>();
  const desk = new QuestionDesk(clock, log);
  return [
    questionsArea(async () => desk.of(bot())),
    ticketsArea({
      search: async (filter) => searchTickets(bot(), filter, { ...deps, memory }),
      read: async (ticketId) => readTicket(bot(), ticketId, deps),
      retry: async (ticketId) => retryDelivery(bot(), ticketId, deps),
    }),
    chatsArea({
      search: async (filter) => searchChats(bot(), filter, deps),
      read: async (conversation) => readChat(bot(), conversation),
    }),
    figuresArea({
      read: async (range) => readFigures(bot(), range, deps),
      toCsv: figuresCsv,
      timeZone: async () => {
        const { s3: client, documentsBucket: bucket } = bot();
        return officeTimeZone({ client, bucket });
      },
      clock,
      guide: readGuide,
    }),
    ...editingAreas(target, clock, savedBy),
  ];
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
