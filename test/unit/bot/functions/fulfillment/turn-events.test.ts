import { describe, expect, it } from 'vitest';
import { turnEvents } from '../../../../../services/bot/functions/fulfillment/turn-events.ts';
import { buildTicket } from '../../../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';
import { aRequest, hours, routing } from '../../helpdesk/tickets/ticket-fakes.ts';
import { FOUND } from './answer-deps.ts';
import { aLexEvent } from './lex-events.ts';

const TIMING = { at: new Date('2026-11-30T15:20:00Z'), latencyMs: 12.4 };
const card = (kind: string, trace = aPassage().id) => ({
  contentType: 'CustomPayload' as const,
  content: JSON.stringify({ v: 1, kind, trace }),
});
const responseWith = (...kinds: string[]) => ({
  sessionState: { dialogAction: { type: 'Close' } },
  messages: kinds.map((kind) => card(kind)),
});
const answerFrom = (id: string, topic: string, confidence = 0.8) => ({
  ...{ passage: { ...aPassage(), id, topic }, quote: 'Press it.', also: [] as [], confidence },
});
const OFFERED = aPassage({ id: 'offered-document:00000001', topic: 'zoom' });
const OFFER = {
  ...{ kind: 'offer' as const, sections: [OFFERED], about: [], missing: [], confidence: 0.4 },
};

describe('the events of a turn', () => {
  it('have the question that no page answers if its ticket begins at once, once', () => {
    const event = aLexEvent('OpenTicket', { said: 'dual monitor in classroom not working' });
    const refusal = { kind: 'refusal' as const, about: ['dual monitor'] };
    const kindsOf = (...shown: string[]) =>
      turnEvents(event, responseWith(...shown), { reply: refusal }, TIMING).map(({ kind }) => kind);

    expect(kindsOf('progress')).toStrictEqual(['refusal']);
    expect(kindsOf('refusal')).toStrictEqual(['refusal']);
    expect(turnEvents(event, responseWith('progress'), {}, TIMING)).toStrictEqual([]);
  });

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
    expect(found[0]).not.toHaveProperty('part');
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

  it('count each of two questions, with its own section', () => {
    const [first, second] = [answerFrom('first', 'zoom'), answerFrom('second', 'grades', 0.6)];
    const reply = { kind: 'answer' as const, answers: [first, second] };
    const response = {
      sessionState: { dialogAction: { type: 'Close' } },
      messages: [card('answer', 'first'), card('answer', 'second')],
    };

    expect(turnEvents(aLexEvent('AskHelp'), response, { reply }, TIMING)).toMatchObject([
      { kind: 'answer', part: 1, passageId: 'first', topic: 'zoom', confidence: 0.8 },
      { kind: 'answer', part: 2, passageId: 'second', topic: 'grades', confidence: 0.6 },
    ]);
  });

  it('count what is offered on the other of two questions, with the section of that', () => {
    const reply = { ...FOUND, rest: OFFER };

    expect(
      turnEvents(
        aLexEvent('AskHelp'),
        { ...responseWith('answer'), messages: [card('answer'), card('didYouMean', OFFERED.id)] },
        { reply },
        TIMING,
      ),
    ).toMatchObject([
      { kind: 'answer', confidence: 0.9 },
      { kind: 'didYouMean', passageId: OFFERED.id, topic: 'zoom', confidence: 0.4 },
    ]);
  });

  it('count that nothing answers the other of two questions, which no card says', () => {
    const rest = { kind: 'refusal' as const, about: ['parking'] };

    expect(
      turnEvents(
        aLexEvent('AskHelp'),
        responseWith('answer'),
        { reply: { ...FOUND, rest } },
        TIMING,
      ).map(({ kind, topic }) => [kind, topic]),
    ).toStrictEqual([
      ['answer', FOUND.answers[0]?.passage.topic ?? ''],
      ['refusal', ''],
    ]);
  });

  it('say that a section was chosen, and which', () => {
    const section = answerFrom('chosen-document:00000001', 'accounts', 1);
    const response = { ...responseWith(), messages: [card('answer', section.passage.id)] };
    const [found] = turnEvents(aLexEvent('AskHelp'), response, { section }, TIMING);

    expect(found).toMatchObject({
      kind: 'answer',
      chosen: true,
      topic: 'accounts',
      passageId: section.passage.id,
    });
    expect(found).not.toHaveProperty('confidence');
  });

  it('take no number of a turn that is none', () => {
    const event = { ...aLexEvent('AskHelp'), requestAttributes: { 'x-ltsi-turn': '4; drop' } };
    const [found] = turnEvents(event, responseWith('answer'), { reply: FOUND }, TIMING);

    expect(found).not.toHaveProperty('turn');
  });
});
