import { describe, expect, it } from 'vitest';
import type { AnalyticsEvent } from '../../../../services/bot/helpdesk/analytics/event.ts';
import { computeFigures } from '../../../../services/devkit/figures/compute-figures.ts';
import { figuresEvent } from '../../../../services/devkit/figures/figures-event.ts';
import { ZoneClock } from '../../../../services/devkit/figures/zone-clock.ts';
import { anEvent, momentAfter } from './an-event.ts';

const WEEK = { from: '2026-11-23', to: '2026-11-29' };
// Not Vancouver: whether its clocks are still changed, time zone data disagree on.
const clock = new ZoneClock('America/Los_Angeles');

const figuresOf = (...events: readonly AnalyticsEvent[]) =>
  computeFigures(
    events.map((event) => figuresEvent(event, clock)),
    WEEK,
  );

const said = (kind: AnalyticsEvent['kind'], turn: number, more: Partial<AnalyticsEvent> = {}) =>
  anEvent({ kind, turn, at: momentAfter(turn * 10), ...more });

describe('tickets', () => {
  it('are of teams by the names that staff read elsewhere, or by a queue that has none any more', () => {
    const events = ['triage', 'gone', 'triage'].map((team, turn) =>
      figuresEvent(said('ticket', turn, { ticketId: `LTSI-${turn}`, team }), clock),
    );

    const { byTeam } = computeFigures(events, WEEK, new Map([['triage', 'Help desk']]));

    expect(byTeam.map(({ team, tickets }) => [team, tickets])).toStrictEqual([
      ['Help desk', 2],
      ['gone', 1],
    ]);
  });
});

describe('questions', () => {
  it('are answered, offered or refused', () => {
    const { total } = figuresOf(said('answer', 1), said('didYouMean', 2), said('refusal', 3));

    expect(total).toMatchObject({ questions: 3, answered: 1, offered: 1, refused: 1, chosen: 0 });
  });

  it('are not asked again by choosing what was offered', () => {
    const { total, unanswered } = figuresOf(
      said('didYouMean', 1),
      said('answer', 2, { chosen: true }),
      said('answer', 3, { chosen: true }),
    );

    expect(total).toMatchObject({ questions: 1, offered: 1, chosen: 1, deflected: 1, answered: 0 });
    expect(unanswered).toStrictEqual([]);
  });

  it('are not chosen by what is shown after another question', () => {
    const { total } = figuresOf(
      said('didYouMean', 1),
      said('refusal', 2),
      said('answer', 3, { chosen: true }),
    );

    expect(total).toMatchObject({ questions: 2, chosen: 0, deflected: 0 });
  });

  it('are ticketed if they are the last before the ticket, in any order of the events', () => {
    const events = [
      said('ticket', 9, { ticketId: 'LTSI-1', topic: 'zoom', team: 'av', urgency: 'high' }),
      said('refusal', 2),
      said('answer', 1),
    ];
    const { total, conversations, byTeam, byCategory, unanswered } = figuresOf(...events);

    expect(total).toMatchObject({ ticketed: 1, deflected: 1, tickets: 1, urgentTickets: 1 });
    expect(conversations).toStrictEqual({ conversations: 1, asked: 1, deflected: 0 });
    expect(byTeam).toStrictEqual([{ team: 'av', tickets: 1, urgentTickets: 1 }]);
    expect(byCategory).toStrictEqual([{ category: 'zoom', tickets: 1, urgentTickets: 1 }]);
    expect(unanswered).toMatchObject([{ turn: 2, why: 'refused', ticketId: 'LTSI-1' }]);
  });

  it('of one turn are two, and the ticket is on the one without an answer', () => {
    const { total, unanswered } = figuresOf(
      said('refusal', 1, { topic: '' }),
      said('answer', 1),
      said('ticket', 5, { ticketId: 'LTSI-1' }),
    );

    expect(total).toMatchObject({
      questions: 2,
      answered: 1,
      refused: 1,
      ticketed: 1,
      deflected: 1,
    });
    expect(unanswered).toMatchObject([{ turn: 1, why: 'refused', ticketId: 'LTSI-1' }]);
  });

  it('are handed over if a person took over before the next', () => {
    const { total, conversations } = figuresOf(said('answer', 1), said('handoff', 2));

    expect(total).toMatchObject({ handOvers: 1, handedOver: 1, deflected: 0 });
    expect(conversations.deflected).toBe(0);
  });

  it('are listed with their conversation and turn if they have no good answer, newest first', () => {
    const { unanswered, unansweredCount } = figuresOf(
      said('refusal', 1, { topic: '' }),
      said('didYouMean', 2, { passageId: 'p' }),
      said('answer', 3),
      said('rating', 3, { helpful: false, at: momentAfter(35) }),
    );

    expect(unansweredCount).toBe(3);
    expect(unanswered.map(({ turn, why }) => [turn, why])).toStrictEqual([
      [3, 'unhelpful'],
      [2, 'offered'],
      [1, 'refused'],
    ]);
    expect(unanswered[1]).toStrictEqual({
      ...{ conversation: 'c1', turn: 2, at: momentAfter(20), why: 'offered', topic: 'accounts' },
      ...{ passageId: 'p', locale: 'en_US', ticketId: null },
    });
  });
});

describe('what else happened', () => {
  it('counts the last rating of a reply', () => {
    const { total } = figuresOf(
      said('answer', 1),
      said('rating', 1, { helpful: false, at: momentAfter(12) }),
      said('rating', 1, { helpful: true, at: momentAfter(13) }),
      said('rating', 2, { helpful: false, at: momentAfter(22) }),
    );

    expect(total).toMatchObject({ helpful: 1, unhelpful: 1 });
  });

  it('counts a ticket once that was confirmed twice', () => {
    const { total } = figuresOf(
      said('ticket', 1, { ticketId: 'LTSI-1' }),
      said('ticket', 2, { ticketId: 'LTSI-1' }),
    );

    expect(total).toMatchObject({ tickets: 1, questions: 0 });
  });

  it('counts urgent replies, which are no questions', () => {
    expect(figuresOf(said('urgent', 1)).total).toMatchObject({ urgent: 1, questions: 0 });
  });
});

describe('conversations', () => {
  it('need no person if something was answered and there is no ticket', () => {
    const { conversations } = figuresOf(
      said('answer', 1),
      said('refusal', 1, { conversation: 'c2' }),
      said('ticket', 1, { conversation: 'c3', ticketId: 'LTSI-1' }),
    );

    expect(conversations).toStrictEqual({ conversations: 3, asked: 2, deflected: 1 });
  });

  it('have their first answer when the reply ends that answers, or shows what was chosen', () => {
    const { timeToFirstAnswer } = figuresOf(
      said('answer', 1, { latencyMs: 40 }),
      said('refusal', 1, { conversation: 'c2' }),
      said('answer', 4, { conversation: 'c2', latencyMs: 60 }),
      said('didYouMean', 1, { conversation: 'c3', latencyMs: 10 }),
      said('answer', 2, { conversation: 'c3', chosen: true, latencyMs: 20 }),
      said('refusal', 1, { conversation: 'c4' }),
    );

    expect(timeToFirstAnswer).toStrictEqual({ count: 3, median: 10_020, ninety: 30_060 });
  });

  it('have no first answer if there is none', () => {
    expect(figuresOf().timeToFirstAnswer).toStrictEqual({ count: 0, median: null, ninety: null });
  });
});

describe('days, hours and weekdays', () => {
  it('are those of the clock of the office', () => {
    const { byDay, byHour, byWeekday } = figuresOf(
      anEvent({ at: '2026-11-27T07:59:00.000Z' }),
      anEvent({ at: '2026-11-27T08:00:00.000Z', conversation: 'c2' }),
    );

    expect(byDay.map(({ day, questions }) => [day.slice(8), questions])).toStrictEqual([
      ['23', 0],
      ['24', 0],
      ['25', 0],
      ['26', 1],
      ['27', 1],
      ['28', 0],
      ['29', 0],
    ]);
    expect(byHour).toHaveLength(24);
    expect([byHour[23]?.questions, byHour[0]?.questions]).toStrictEqual([1, 1]);
    expect(byWeekday.map(({ weekday }) => weekday).join()).toBe('mon,tue,wed,thu,fri,sat,sun');
    expect(byWeekday[3]?.questions).toBe(1);
  });

  it('leave out what happened before and after', () => {
    const { total } = figuresOf(
      anEvent({ at: '2026-11-23T07:59:59.999Z' }),
      anEvent({ at: '2026-11-30T08:00:00.000Z' }),
    );

    expect(total.questions).toBe(0);
  });

  it.each([
    ['2026-03-08T09:59:00.000Z', 1],
    ['2026-03-08T10:00:00.000Z', 3],
    ['2026-11-01T08:30:00.000Z', 1],
    ['2026-11-01T09:30:00.000Z', 1],
  ])('know that the clock was changed at %s', (at, hour) => {
    expect(clock.at(Date.parse(at)).hour).toBe(hour);
  });

  it('know clocks that are not whole hours ahead', () => {
    expect(new ZoneClock('Asia/Kathmandu').at(Date.parse('2026-11-26T18:16:00Z'))).toStrictEqual({
      ...{ day: '2026-11-27', hour: 0, weekday: 'fri' },
    });
  });
});

it('counts topics by their questions', () => {
  const { byTopic } = figuresOf(
    said('answer', 1, { topic: 'zoom' }),
    said('didYouMean', 2, { topic: 'zoom' }),
    said('refusal', 3, { topic: '' }),
  );

  expect(
    byTopic.map(({ topic, questions, answered }) => [topic, questions, answered]),
  ).toStrictEqual([
    ['zoom', 2, 1],
    ['', 1, 0],
  ]);
});
