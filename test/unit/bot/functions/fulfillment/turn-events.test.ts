import { describe, expect, it } from 'vitest';
import { turnEvents } from '../../../../../services/bot/functions/fulfillment/turn-events.ts';
import { buildTicket } from '../../../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { aRequest, hours, routing } from '../../helpdesk/tickets/ticket-fakes.ts';
import { FOUND } from './answer-deps.ts';
import { aLexEvent } from './lex-events.ts';

const TIMING = { at: new Date('2026-11-30T15:20:00Z'), latencyMs: 12.4 };
const card = (kind: string) => ({
  contentType: 'CustomPayload' as const,
  content: JSON.stringify({ v: 1, kind }),
});
const responseWith = (...kinds: string[]) => ({
  sessionState: { dialogAction: { type: 'Close' } },
  messages: kinds.map(card),
});

describe('the events of a turn', () => {
  it('say which passage answered, and how surely', () => {
    const event = {
      ...aLexEvent('AskHelp', { said: 'secret' }),
      requestAttributes: { 'x-ltsi-turn': '4' },
    };
    const found = turnEvents(event, responseWith('answer'), { reply: FOUND }, TIMING);

    expect(found).toMatchObject([
      {
        kind: 'answer',
        at: '2026-11-30T15:20:00.000Z',
        turn: 4,
        intent: 'AskHelp',
        confidence: 0.9,
        locale: 'en_US',
        latencyMs: 12,
      },
    ]);
    expect(found[0]?.passageId).toMatch(/./);
    expect(JSON.stringify(found)).not.toContain('secret');
    expect(JSON.stringify(found)).not.toContain(event.sessionId);
  });

  it('say which team a ticket went to, and why', () => {
    const ticket = buildTicket(routing, aRequest(), { now: TIMING.at, hours });
    const [found] = turnEvents(aLexEvent('OpenTicket'), responseWith('ticket'), { ticket }, TIMING);

    expect(found).toMatchObject({
      kind: 'ticket',
      ticketId: ticket.ticketId,
      topic: ticket.category,
      team: ticket.route.queue,
      urgency: ticket.route.urgency,
      rule: ticket.route.rule,
    });
    expect(JSON.stringify(found)).not.toContain(ticket.requestor.email);
  });

  it('are none for a turn without a reply that is counted', () => {
    expect(turnEvents(aLexEvent('Greet'), responseWith('progress'), {}, TIMING)).toStrictEqual([]);
  });

  it('count two answers of one turn once, and take no number of a turn that is none', () => {
    const event = { ...aLexEvent('AskHelp'), requestAttributes: { 'x-ltsi-turn': '4; drop' } };
    const found = turnEvents(event, responseWith('answer', 'answer'), { reply: FOUND }, TIMING);

    expect(found).toHaveLength(1);
    expect(found[0]).not.toHaveProperty('turn');
  });
});
