import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { answerMessages } from '../../../../../services/bot/helpdesk/answers/replies/answer-messages.ts';
import { aPassage } from './a-search.ts';

function anAnswer(given: Partial<Answer> = {}): Answer {
  return {
    passage: aPassage(),
    quote: 'Choose “Forgotten password”.',
    also: [],
    confidence: 1,
    ...given,
  };
}

/** Returns a text as it arrives after transfer as UTF-8, in which half an emoji is lost. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

const messages = (answer: Answer) => {
  const [plain, card] = answerMessages(answer);
  return { plain: plain.content, card: JSON.parse(card.content), length: card.content.length };
};

describe('answerMessages', () => {
  it('says title, quote and place in plain text, and the same on a card', () => {
    const also = [{ docId: 'otherotherothero', title: 'Password rules', place: { anchor: '' } }];

    const { plain, card } = messages(anAnswer({ also }));

    expect(plain).toBe(
      'Reset your password\n“Choose “Forgotten password”.”\nSection: If you forgot it',
    );
    expect(card).toStrictEqual({
      v: 1,
      kind: 'answer',
      docId: 'abcdefghijklmnop',
      title: 'Reset your password: If you forgot it',
      quote: 'Choose “Forgotten password”.',
      place: { anchor: 'if-you-forgot-it' },
      also,
      trace: 'abcdefghijklmnop:01234567',
    });
  });

  it('says at what time a video begins to answer', () => {
    const passage = aPassage({
      kind: 'video',
      title: 'Zoom',
      heading: '',
      place: { startSeconds: 83.5 },
    });

    const { plain, card } = messages(anAnswer({ passage, quote: 'Press Share.' }));

    expect(plain).toBe('Zoom (video)\n“Press Share.”\nStarts at 1:23.');
    expect(card.place).toStrictEqual({ startSeconds: 83.5 });
  });

  it.each([
    ['2026-03-12', '2026-03-12'],
    ['2026-03-12T23:30:00Z', '2026-03-12'],
  ])('says when the page was saved: %s', (savedAt, day) => {
    const { plain, card } = messages(anAnswer({ passage: aPassage({ savedAt }) }));

    expect(plain).toMatch(/”\nSection: If you forgot it\nSaved 12 March 2026$/);
    expect(card.savedAt).toBe(day);
  });

  it('says nothing of a day that is not known', () => {
    const { plain, card } = messages(anAnswer());

    expect(plain).not.toContain('Saved');
    expect(card).not.toHaveProperty('savedAt');
  });

  it('starts a video at the cue that is quoted, not at the first of its passage', () => {
    const passage = aPassage({ kind: 'video', heading: '', place: { startSeconds: 12 } });

    const { plain, card } = messages(anAnswer({ passage, place: { startSeconds: 23.88 } }));

    expect(plain).toMatch(/Starts at 0:23\.$/);
    expect(card.place).toStrictEqual({ startSeconds: 23.88 });
  });

  it('leaves out other documents before it leaves out a step', () => {
    const also = Array.from({ length: 2 }, (_, n) => ({
      docId: `${n}`.repeat(16),
      title: 'T'.repeat(80),
      place: { anchor: 'a'.repeat(60) },
    }));
    const steps = Array.from({ length: 9 }, (_, n) => `${n + 1}. ${'Press it. '.repeat(6).trim()}`);
    const quote = steps.join('\n');

    const { plain, card } = messages(anAnswer({ quote, also }));

    expect(card.quote).toBe(quote);
    expect(plain).toContain(quote);
  });

  it('cuts steps after a whole sentence, never after a number or within a sentence', () => {
    const steps = Array.from({ length: 40 }, (_, n) => `${n + 1}. Press “Share”. Then wait.`);

    const { plain, card } = messages(anAnswer({ quote: steps.join('\n') }));

    expect(card.quote).toMatch(/\n\d+\. Press “Share”\.(?: Then wait\.\n…| …)$/);
    expect(plain).toMatch(/\n\d+\. Press “Share”\.(?: Then wait\.\n…| …)”\n/);
  });

  it.each([
    { name: 'words', quote: 'A rather long sentence about passwords. '.repeat(60) },
    { name: 'quotation marks and line feeds', quote: '"\n"\\ '.repeat(400) },
    { name: 'emoji with skin tones', quote: '👍🏽👨‍👩‍👧'.repeat(400) },
    { name: 'control characters', quote: '\u0001\u0002 '.repeat(500) },
    { name: 'one word without an end', quote: 'x'.repeat(5000) },
  ])('stays within 1,024 characters with $name', ({ quote }) => {
    const also = Array.from({ length: 3 }, () => ({
      docId: 'o'.repeat(16),
      title: 'T'.repeat(300),
      place: { anchor: 'a'.repeat(60) },
    }));
    const passage = aPassage({
      title: '"T" '.repeat(100),
      heading: 'H '.repeat(200),
      place: { anchor: 'a'.repeat(60) },
    });

    const { plain, card, length } = messages(anAnswer({ passage, quote, also }));

    expect(length).toBeLessThanOrEqual(1024);
    expect(plain.length).toBeLessThanOrEqual(1024);
    expect(card.quote.length).toBeGreaterThan(20);
    expect(wellFormed(card.quote)).toBe(card.quote);
    expect(wellFormed(plain)).toBe(plain);
  });

  it('leaves out other documents before it cuts a quote short', () => {
    const also = Array.from({ length: 3 }, (_, n) => ({
      docId: `${n}`.repeat(16),
      title: '"'.repeat(80),
      place: { anchor: 'a'.repeat(60) },
    }));

    const { card } = messages(anAnswer({ quote: 'Word '.repeat(100), also }));

    expect(card.also.length).toBeLessThan(3);
    expect(card.quote.length).toBeGreaterThanOrEqual(200);
  });
});
