import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nextMoment } from '../../services/bot/helpdesk/hours/local-time.ts';
import { parseHours } from '../../services/bot/helpdesk/hours/parse-hours.ts';
import { parseExamples } from '../../services/bot/helpdesk/routing/learning/example.ts';
import { LearnedMessages } from '../../services/bot/helpdesk/routing/learning/learned-messages.ts';
import { parseRouting } from '../../services/bot/helpdesk/routing/parse-routing.ts';
import { routeTicket } from '../../services/bot/helpdesk/routing/route-ticket.ts';
import type { TicketRoute } from '../../services/bot/helpdesk/routing/routing-table.ts';
import { withExamples } from '../../services/bot/helpdesk/routing/with-examples.ts';

/** What a person expects of a message: the queue, or triage if it is for nobody else, and its urgency. */
interface Expected {
  readonly id: string;
  readonly team: string;
  readonly urgency: TicketRoute['urgency'];
}

interface Message extends Expected {
  readonly text: string;
}

const table = withExamples(
  parseRouting(readFileSync('seed/routing.yaml', 'utf8')),
  new LearnedMessages(parseExamples(readFileSync('seed/routing-examples.tsv', 'utf8'))),
);
const hours = parseHours(readFileSync('seed/hours.yaml', 'utf8'));
/** A Wednesday, 10:20 on the clock of the office, whatever its zone: the messages speak of that day. */
const now = nextMoment(new Date('2026-12-02T12:00:00Z'), 10 * 60 + 20, hours.timeZone);

function linesOf<T>(path: string): readonly T[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

/** By a person who had seen neither rules nor examples; nothing was tuned on them. A second team may be right, too. */
const outsiders = linesOf<Message>('test/routing/outsiders.jsonl');

/** Written for this test, before the rules. */
const messages = linesOf<Message>('test/routing/messages.jsonl');

/** Questions by people who had seen neither pages nor rules. */
const questions = (() => {
  const texts = linesOf<{ id: string; question: string }>('seed/relevance/dev.jsonl');
  return linesOf<Expected>('test/routing/questions.jsonl').map((expected): Message => {
    const text = texts.find(({ id }) => id === expected.id)?.question ?? '';
    return { ...expected, text };
  });
})();

function route(text: string): TicketRoute {
  return routeTicket(table, { category: '', summary: '', description: text }, { now, hours });
}

/** Rules and examples know the first, third, … message; the others were only counted. */
const half = (all: readonly Message[], isTuned: boolean) =>
  all.filter((_, index) => (index % 2 === 0) === isTuned).map(routed);

const isExpected = ({ team, route: { queue } }: Message & { route: TicketRoute }) =>
  team.split('|').includes(queue);

const routed = (message: Message) => ({ ...message, route: route(message.text) });

describe.each([
  { name: 'messages of somebody else', all: outsiders.map(routed), right: 0.88 },
  { name: 'messages that the rules were tuned on', all: half(messages, true), right: 0.9 },
  { name: 'messages that were held out', all: half(messages, false), right: 0.9 },
  { name: 'questions that the rules were tuned on', all: half(questions, true), right: 0.82 },
  { name: 'questions that were held out', all: half(questions, false), right: 0.82 },
])('the $name', ({ all, right }) => {
  type Routed = (typeof all)[number];
  const share = (holds: (message: Routed) => boolean) => all.filter(holds).length / all.length;

  it('are enough to judge by, and each has a text', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ text }) => text === '')).toStrictEqual([]);
  });

  it('reach the team that a person expects', () => {
    expect(share((message) => isExpected(message))).toBeGreaterThanOrEqual(right);
  });

  it('go to triage rather than to a wrong team', () => {
    const isWrong = (message: Routed) => !isExpected(message) && message.route.queue !== 'triage';

    expect(share(isWrong)).toBeLessThanOrEqual(0.08);
  });

  it('are as urgent as a person thinks', () => {
    const isRight = (message: Routed) => message.urgency === message.route.urgency;

    expect(share(isRight)).toBeGreaterThanOrEqual(0.93);
  });

  // Few of the questions are urgent at all.
  it.skipIf(all.filter(({ urgency }) => urgency === 'high').length < 10)(
    'are seldom missed if they are urgent',
    () => {
      const urgent = all.filter(({ urgency }) => urgency === 'high');
      const met = urgent.filter((message) => message.route.urgency === 'high');

      expect(met.length / urgent.length).toBeGreaterThanOrEqual(0.85);
    },
  );

  it('say by which words they are urgent', () => {
    const silent = all.filter(
      ({ route: { urgency, urgencyEvidence } }) =>
        (urgency === 'high') !== urgencyEvidence.length > 0,
    );

    expect(silent).toStrictEqual([]);
  });
});

describe('an exam', () => {
  it.each([
    ['my exam starts in 10 minutes and brightspace does not open', 'high'],
    ["no hurry, about last year's exam", 'normal'],
  ])('in "%s" is %s', (text, urgency) => {
    expect(route(text).urgency).toBe(urgency);
  });
});
