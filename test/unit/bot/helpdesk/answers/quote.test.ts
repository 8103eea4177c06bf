import { describe, expect, it } from 'vitest';
import { quoteFrom } from '../../../../../services/bot/helpdesk/answers/replies/quote.ts';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import { readMarkup } from '../../../../../services/bot/helpdesk/documents/read-page.ts';
import { aPassage, equally } from './a-search.ts';

const quote = (text: string, question: string): string => {
  const { concepts, weights } = equally(question);
  return quoteFrom(aPassage({ text }), concepts, weights).quote;
};

/** Quotes the first section of a page. */
const quotePage = (html: string, question: string): string => {
  const [passage = aPassage()] = pagePassages(readMarkup(html), 'documents/a.html');
  const { concepts, weights } = equally(question);
  return quoteFrom(passage, concepts, weights).quote;
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

  it('does not take the number of a step or an abbreviation for a sentence', () => {
    const text = `${FILLER}\n1. Open a viewer, e.g. Acrobat. Print there.\n${FILLER}`;

    expect(quote(text, 'acrobat viewer')).toMatch(/^1\. Open a viewer, e\.g\. Acrobat\. Print/);
  });
});

describe('quoteFrom, of a page with a list', () => {
  const STEPS =
    '<ol><li>Open Settings.</li><li>Choose <b>Wi-Fi</b>.</li><li>Join eduroam.</li></ol>';

  it('numbers the steps, each on a line of its own', () => {
    expect(quotePage(`<h1>Wi-Fi</h1><p>On a phone:</p>${STEPS}`, 'wifi')).toBe(
      'On a phone:\n1. Open Settings.\n2. Choose Wi-Fi.\n3. Join eduroam.',
    );
  });

  it('marks other items, and items within items, as a browser does', () => {
    const list =
      '<ul><li>Laptops<ul><li>Windows</li></ul></li><li>Phones<ol start="3"><li>iPhone</li></ol></li></ul>';

    expect(quotePage(`<h1>Devices</h1>${list}`, 'devices')).toBe(
      '• Laptops\n– Windows\n• Phones\nc. iPhone',
    );
  });

  it('begins to count where the page does', () => {
    expect(quotePage('<h1>A</h1><ol start="4"><li>Four</li><li>Five</li></ol>', 'a')).toBe(
      '4. Four\n5. Five',
    );
  });

  it('numbers an item once, however many lines it has', () => {
    const list = '<ol><li><p>Press Share.</p><p>A window opens.</p></li><li>Choose.</li></ol>';

    expect(quotePage(`<h1>A</h1>${list}`, 'a')).toBe(
      '1. Press Share.\nA window opens.\n2. Choose.',
    );
  });

  it('quotes all the steps of a long section, whichever of them has the words of the question', () => {
    const steps = Array.from(
      { length: 8 },
      (_, n) => `<li>In step ${n} you press the button that this page describes here.</li>`,
    );
    const list = `<p>Do it so:</p><ol>${steps.join('')}<li>Type zorbflax.</li></ol>`;

    const found = quotePage(`<h1>A</h1><p>${FILLER}</p>${list}<p>${FILLER}</p>`, 'zorbflax');

    expect(found).toMatch(/^Do it so:\n1\. In step 0 .*\n9\. Type zorbflax\.$/s);
  });

  it('quotes whole steps of a list that is too long, and shows that it goes on', () => {
    const steps = Array.from(
      { length: 14 },
      (_, n) => `<li>In step ${n} you press the button. This page describes it at length.</li>`,
    );
    const found = quotePage(`<h1>A</h1><p>So:</p><ol>${steps.join('')}</ol>`, 'button');

    expect(found).toMatch(/^So:\n1\. In step 0 .* at length\.\n…$/s);
    expect(found.length).toBeLessThan(660);
  });

  it('begins at the step that answers if it is far down a list that is too long', () => {
    const steps = Array.from(
      { length: 12 },
      (_, n) => `<li>In step ${n} you press a button. This page describes it at length.</li>`,
    );
    const list = `<ol>${steps.join('')}<li>Type zorbflax.</li></ol>`;

    expect(quotePage(`<h1>A</h1>${list}`, 'zorbflax')).toBe('13. Type zorbflax.');
  });
});

describe('quoteFrom, of a video', () => {
  const passage = aPassage({
    kind: 'video',
    text: `${FILLER.trim()} Press the green button. ${FILLER.trim()}`,
    place: { startSeconds: 12.04 },
    cues: [
      { at: 0, startSeconds: 12.04 },
      { at: FILLER.length, startSeconds: 23.88 },
      { at: FILLER.length + 24, startSeconds: 25.5 },
    ],
  });

  it('begins at the very cue that it quotes', () => {
    const { concepts, weights } = equally('green button');

    const { quote: text, place } = quoteFrom(passage, concepts, weights);

    expect(text).toMatch(/^Press the green button\./);
    expect(place).toEqual({ startSeconds: 23.88 });
  });

  it('begins at its first cue if the quote does', () => {
    expect(quoteFrom(passage, [], []).place).toEqual({ startSeconds: 12.04 });
  });
});
