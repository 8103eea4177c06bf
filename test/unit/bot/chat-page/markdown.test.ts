import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../../../services/bot/chat-page/markdown/blocks.ts';
import { inlineParts } from '../../../../services/bot/chat-page/markdown/inline.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('Markdown within a line', () => {
  it('is bold, italics and code, also in each other', () => {
    expect(inlineParts('**Press _OK_** or *no*, then `rm *`.')).toEqual([
      { kind: 'strong', parts: [text('Press '), { kind: 'em', parts: [text('OK')] }] },
      text(' or '),
      { kind: 'em', parts: [text('no')] },
      text(', then '),
      { kind: 'code', text: 'rm *' },
      text('.'),
    ]);
  });

  it.each(['2 * 3 * 4', 'my_file_name.txt', '**never closed', '* ', '[a](b)', '`open', '_', 'he'])(
    'leaves %s as it is',
    (words) => {
      expect(inlineParts(words)).toEqual([text(words)]);
    },
  );

  it('links web pages, mail and telephone, and nothing else', () => {
    const href = (words: string) => inlineParts(words).map((part) => 'href' in part && part.href);

    expect(href('[a](https://example.edu/a)')).toEqual(['https://example.edu/a']);
    expect(href('[a](mailto:desk@example.edu)')).toEqual(['mailto:desk@example.edu']);
    expect(href('[a](tel:+12505550100)')).toEqual(['tel:+12505550100']);
    expect(href('[a](javascript:alert(1))')).toEqual([false]);
    expect(href('[a](data:text/html,x)')).toEqual([false]);
    expect(href('[a](//example.edu)')).toEqual([false]);
  });

  it('links bare addresses without the end of the sentence', () => {
    expect(inlineParts('See https://example.edu/a. And (https://example.edu/b).')).toEqual([
      text('See '),
      { kind: 'link', href: 'https://example.edu/a', text: 'https://example.edu/a' },
      text('. And ('),
      { kind: 'link', href: 'https://example.edu/b', text: 'https://example.edu/b' },
      text(').'),
    ]);
  });

  it.each(['*', '**a', '_a ', '[', '[a](', '`', 'https://', 'h', '[a](https://b', ')'])(
    'takes linear time for many of “%s”',
    (piece) => {
      const time = (count: number) => {
        const words = piece.repeat(count);
        const start = performance.now();
        inlineParts(words);
        return performance.now() - start;
      };
      time(1_000);

      // A quadratic reader of 400,000 characters would take minutes.
      expect(time(Math.ceil(400_000 / piece.length))).toBeLessThan(4_000);
    },
  );
});

describe('Markdown of a text', () => {
  it('is paragraphs with line breaks, and lists with their numbers', () => {
    expect(markdownBlocks('One\ntwo\n\nthree\n- a\n• b\n3. c\n4) d')).toEqual([
      { kind: 'paragraph', lines: [[text('One')], [text('two')]] },
      { kind: 'paragraph', lines: [[text('three')]] },
      { kind: 'list', items: [[text('a')], [text('b')]] },
      { kind: 'list', start: 3, items: [[text('c')], [text('d')]] },
    ]);
  });

  it('never has markup of its own: that is text', () => {
    expect(markdownBlocks('<b>x</b>\n# y\n> z')).toEqual([
      { kind: 'paragraph', lines: [[text('<b>x</b>')], [text('# y')], [text('> z')]] },
    ]);
  });
});
