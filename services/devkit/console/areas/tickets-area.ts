import type { FastifyInstance } from 'fastify';
import { URGENCIES } from '../../../bot/helpdesk/urgency/urgency-cues.ts';
import type {
  DeliveryState,
  RetryResult,
  TicketDetails,
  TicketFilter,
  TicketPage,
} from '../../tickets/tickets.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import {
  choiceOf,
  dayOf,
  numberOf,
  type Query,
  requireKnown,
  requireOrder,
  textOf,
} from './query-values.ts';

export interface TicketsAreaDeps {
  readonly search: (filter: TicketFilter) => Promise<TicketPage>;
  /** Undefined if there is no such ticket. */
  readonly read: (ticketId: string) => Promise<TicketDetails | undefined>;
  /** Tries to deliver what waits: all of it, or one ticket. */
  readonly retry: (ticketId?: string) => Promise<RetryResult>;
}

const STATES: readonly DeliveryState[] = ['waiting', 'failed', 'sent'];
const FILTERS = ['from', 'to', 'text', 'team', 'state', 'urgency', 'page', 'pageSize'];
/** `LTSI-` and 10 Crockford base32 characters. */
const TICKET_ID = /^LTSI-[0-9A-HJKMNP-TV-Z]{10}$/;

interface OfTicket {
  Params: { id: string };
}

/** Creates the API about tickets: search, one ticket with its mail, and another attempt to deliver. */
export function ticketsArea({ search, read, retry }: TicketsAreaDeps): ConsoleArea {
  const find = async (id: string): Promise<TicketDetails> => {
    const ticket = await read(requireTicketId(id));
    if (ticket === undefined) throw unknownTicket(id);
    return ticket;
  };
  return {
    id: 'tickets',
    plugin: async (api: FastifyInstance) => {
      api.get<{ Querystring: Query }>('/', ({ query }) => search(ticketFilter(query)));
      api.post('/retry', () => retry());
      api.get<OfTicket>('/:id', ({ params }) => find(params.id));
      api.post<OfTicket>('/:id/retry', async ({ params }) => {
        const { ticketId } = await find(params.id);
        return retry(ticketId);
      });
      api.get<OfTicket>('/:id/mail.eml', async ({ params }, reply) => {
        const { ticketId, mail } = await find(params.id);
        return reply
          .type('message/rfc822')
          .header('content-disposition', `attachment; filename="${ticketId}.eml"`)
          .send(mail.raw);
      });
    },
  };
}

function ticketFilter(query: Query): TicketFilter {
  requireKnown(query, FILTERS);
  const [from, to] = [dayOf(query, 'from'), dayOf(query, 'to')];
  requireOrder(from, to);
  return {
    from,
    to,
    text: textOf(query, 'text'),
    team: textOf(query, 'team'),
    state: choiceOf(query, 'state', STATES),
    urgency: choiceOf(query, 'urgency', URGENCIES),
    page: numberOf(query, 'page', [0, 100_000]),
    pageSize: numberOf(query, 'pageSize', [1, 200]),
  };
}

function requireTicketId(id: string): string {
  if (TICKET_ID.test(id)) return id;
  throw new ConsoleError(400, 'That is no ticket number. One looks like LTSI-3H8K2M9QXW.');
}

const unknownTicket = (id: string): ConsoleError =>
  new ConsoleError(404, `There is no ticket ${id}, or it has expired.`);
