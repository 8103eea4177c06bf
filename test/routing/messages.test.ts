import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHours } from '../../services/bot/helpdesk/hours/parse-hours.ts';
import { parseRouting } from '../../services/bot/helpdesk/routing/parse-routing.ts';
import { routeTicket } from '../../services/bot/helpdesk/routing/route-ticket.ts';

interface Message {
  readonly id: string;
  readonly text: string;
  /** The queue that a person expects. */
  readonly team: string;
  readonly urgency: 'high' | 'normal';
}

const table = parseRouting(readFileSync('seed/routing.yaml', 'utf8'));
const hours = parseHours(readFileSync('seed/hours.yaml', 'utf8'));
/** A Wednesday, 10:20 in the time zone of the office: the messages speak of that day. */
const now = new Date('2026-12-02T18:20:00Z');

/**
 * Returns the messages of a half: the rules were tuned on those with an odd number; those with an even number were only
 * counted.
 */
function half(name: string): readonly Message[] {
  const lines = readFileSync('test/routing/messages.jsonl', 'utf8').trim().split('\n');
  const messages = lines.map((line) => JSON.parse(line) as Message);
  return messages.filter(({ id }) => Number(id.slice(1)) % 2 === (name === 'tuned' ? 1 : 0));
}

const routed = (message: Message) => ({
  ...message,
  route: routeTicket(
    table,
    { category: '', summary: '', description: message.text },
    { now, hours },
  ),
});

describe.each(['tuned', 'held out'])('the %s half of the messages', (name) => {
  const messages = half(name).map(routed);
  const share = (isRight: (message: (typeof messages)[number]) => boolean) =>
    messages.filter(isRight).length / messages.length;

  it('has enough messages to judge by', () => {
    expect(messages.length).toBeGreaterThanOrEqual(60);
  });

  it('reaches the team that a person expects, nine times out of ten', () => {
    expect(share(({ team, route }) => team === route.queue)).toBeGreaterThanOrEqual(0.9);
  });

  it('goes to triage rather than to a wrong team', () => {
    const wrong = messages.filter(
      ({ team, route }) => route.queue !== team && route.queue !== 'triage',
    );

    expect(wrong.length / messages.length).toBeLessThanOrEqual(0.03);
  });

  it('is as urgent as a person thinks, nine times out of ten', () => {
    expect(share(({ urgency, route }) => urgency === route.urgency)).toBeGreaterThanOrEqual(0.9);
  });

  it('says by which words it is urgent', () => {
    const silent = messages.filter(
      ({ route }) => route.urgency === 'high' && route.urgencyEvidence.length === 0,
    );

    expect(silent).toStrictEqual([]);
  });
});

describe('an exam', () => {
  it.each([
    ['my exam starts in 10 minutes and brightspace does not open', 'high'],
    ["no hurry, about last year's exam", 'normal'],
  ])('in "%s" is %s', (text, urgency) => {
    expect(routed({ id: 'm0', text, team: '', urgency: 'normal' }).route.urgency).toBe(urgency);
  });
});
