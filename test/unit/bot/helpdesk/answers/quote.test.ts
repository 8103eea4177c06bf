import { describe, expect, it } from 'vitest';
import { quoteFrom } from '../../../../../services/bot/helpdesk/answers/replies/quote.ts';
import { equally } from './a-search.ts';

const quote = (text: string, question: string): string => {
  const { concepts, weights } = equally(question);
  return quoteFrom(text, concepts, weights);
};

const FILLER = 'This sentence says nothing that anybody would ever ask about at a desk. '.repeat(6);

describe('quoteFrom', () => {
  it('quotes a short passage whole', () => {
    expect(quote('Open the page. Choose a password.', 'password')).toBe(
      'Open the page. Choose a password.',
    );
  });

  it('starts at the sentences that answer, wherever they are', () => {
    const found = quote(
      `${FILLER}\nPress the green button to share your screen. Then choose a window.\n${FILLER}`,
      'sharing screens',
    );

    expect(found).toMatch(/^Press the green button to share your screen\. Then choose a window\./);
    expect(found.length).toBeLessThan(450);
  });

  it('prefers the run that has more of what was asked', () => {
    const text = `Your password is secret. ${FILLER} If you forgot your password, open the account page. ${FILLER}`;

    expect(quote(text, 'forgot my password')).toMatch(/^If you forgot your password/);
  });

  it('begins at the beginning if no sentence has a word of the question', () => {
    expect(quote(`First. ${FILLER}`, 'zorbflax')).toMatch(/^First\./);
  });

  it('keeps one long sentence whole', () => {
    const long = `The password ${'is long and '.repeat(60)}ends.`;

    expect(quote(long, 'password')).toBe(long);
  });
});
