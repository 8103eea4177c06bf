import { describe, expect, it } from 'vitest';
import type { Example } from '../../../../../../services/bot/helpdesk/routing/learning/example.ts';
import { LearnedMessages } from '../../../../../../services/bot/helpdesk/routing/learning/learned-messages.ts';
import { saidText } from '../../../../../../services/bot/helpdesk/urgent/said-words.ts';

const NOW = { date: '2026-12-02', minute: 620 };
const EXAMPLES: readonly Example[] = [
  ['normal', 'boats', 'the boat has a hole'],
  ['normal', 'boats', 'where can I moor my boat next week'],
  ['high', 'boats', 'the ferry sinks and people wait on it'],
  ['normal', 'trees', 'an oak leans over my fence'],
  ['normal', 'trees', 'when do you cut the oaks next year'],
  ['high', 'trees', 'a tree fell on the road and cars wait'],
].map(([urgency, queue, text]) => ({ urgency, queue, text }) as Example);
const learned = new LearnedMessages(EXAMPLES);

const like = (text: string) => learned.queueLike(saidText(text), NOW);
const urgency = (text: string) => learned.urgencyOf(saidText(text), NOW);

describe('a message', () => {
  it.each([
    ['holes in two boats', 'boats'],
    ['oaks everywhere', 'trees'],
  ])('is like those with its words, in any form: %s', (text, queue) => {
    expect(like(text)).toMatchObject({ queue });
  });

  it('shows by which words', () => {
    expect(like('the oak leans on my house')?.evidence).toContain('leans');
  });

  it('is the more surely like some, the more of their words it has', () => {
    const little = like('hello, my boat')?.margin ?? 0;

    expect(like('my boat has a hole, where can I moor my boat')?.margin).toBeGreaterThan(little);
  });

  it.each(['', 'zzz qqq'])('without a word of any example is like none: "%s"', (text) => {
    expect(like(text)).toBeUndefined();
    expect(urgency(text)).toStrictEqual({ odds: Number.NEGATIVE_INFINITY, evidence: [] });
  });

  it('is as urgent as those that it is like', () => {
    expect(urgency('people wait on the road').odds).toBeGreaterThan(0);
    expect(urgency('an oak leans').odds).toBeLessThan(0);
  });

  it('is compared by how far its times are away, whatever they are called', () => {
    const early = new LearnedMessages([
      { urgency: 'high', queue: 'boats', text: 'the boat leaves at 10:40' },
      { urgency: 'normal', queue: 'boats', text: 'the boat leaves next week' },
    ]);
    const odds = (text: string) => early.urgencyOf(saidText(text), NOW).odds;

    expect(odds('a boat, in ten minutes')).toBeGreaterThan(odds('a boat, next Friday'));
  });

  it('gets the same answer whenever it is asked', () => {
    expect(new LearnedMessages(EXAMPLES).queueLike(saidText('a boat'), NOW)).toStrictEqual(
      like('a boat'),
    );
  });
});

it('learns nothing from no examples', () => {
  expect(new LearnedMessages([]).queueLike(saidText('a boat'), NOW)).toBeUndefined();
});
