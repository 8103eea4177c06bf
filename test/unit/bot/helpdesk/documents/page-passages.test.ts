import { describe, expect, it } from 'vitest';
import { docIdOf } from '../../../../../services/bot/helpdesk/documents/document-key.ts';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import { readPage } from '../../../../../services/bot/helpdesk/documents/read-page.ts';

const KEY = 'documents/a.html';
const passagesOf = (html: string) =>
  pagePassages(readPage(new TextEncoder().encode(html), 'html'), KEY);

describe('pagePassages', () => {
  it('makes a passage of each section, with the anchor that the shown page has', () => {
    const passages = passagesOf(
      '<html lang="en-CA"><title>Help | Site</title><body><h1>Help</h1><p>Intro.</p><h2>First</h2><p>One.</p><p>Two.</p><h3>Deep</h3><p>Three.</p></body></html>',
    );

    expect(
      passages.map(({ heading, text, place, ordinal }) => ({ heading, text, place, ordinal })),
    ).toStrictEqual([
      { heading: 'Help', text: 'Intro.', place: { anchor: 'help' }, ordinal: 0 },
      { heading: 'First', text: 'One.\nTwo.', place: { anchor: 'first' }, ordinal: 1 },
      { heading: 'Deep', text: 'Three.', place: { anchor: 'deep' }, ordinal: 2 },
    ]);
    expect(passages[0]).toMatchObject({
      docId: docIdOf(KEY),
      key: KEY,
      kind: 'page',
      title: 'Help',
      lang: 'en-CA',
    });
  });

  it('assigns ids that stay when another section changes', () => {
    const before = passagesOf('<h1>A</h1><p>x</p><h2>B</h2><p>y</p>');
    const after = passagesOf('<h1>A</h1><p>changed</p><h2>New</h2><p>n</p><h2>B</h2><p>y</p>');

    expect(before[1]?.id).toMatch(/^[\w-]{16}:[0-9a-f]{8}$/);
    expect(after[2]?.id).toBe(before[1]?.id);
    expect(new Set(after.map(({ id }) => id)).size).toBe(3);
  });

  it('takes text above the first heading for the top of the page', () => {
    expect(passagesOf('<p>Hello</p>')[0]).toMatchObject({
      heading: '',
      place: { anchor: '' },
      text: 'Hello',
    });
  });

  it('reads lists line by line and rows of two cells as name and value', () => {
    const [passage] = passagesOf(
      '<ul><li>One<ul><li>Two</li></ul></li></ul><table><tr><td>Name</td><td>eduroam</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>',
    );

    expect(passage?.text).toBe('One\nTwo\nName: eduroam\na, b, c');
  });

  it('keeps what a browser shows before the lines of a list, but not in the text that is searched', () => {
    const [list, text] = passagesOf(
      '<h1>A</h1><p>So:</p><ol start="2"><li><p>Open it.</p><p>Wait.</p></li><li>Go<ul><li>in</li></ul></li></ol><p>Done.</p><h2>B</h2><p>No list.</p>',
    );

    expect(list?.text).toBe('So:\nOpen it.\nWait.\nGo\nin\nDone.');
    expect(list?.marks).toEqual(['', '2.', ' ', '3.', '–', '']);
    expect(text).not.toHaveProperty('marks');
  });

  it('keeps the marks with their lines when it cuts a long list', () => {
    const items = Array.from({ length: 12 }, (_, n) => `<li>${n} ${'word '.repeat(40)}</li>`);
    const passages = passagesOf(`<h1>A</h1><ol>${items.join('')}</ol>`);

    expect(passages.length).toBeGreaterThan(1);
    for (const { text, marks = [] } of passages) {
      const numbers = text.split('\n').map((line) => `${Number.parseInt(line, 10) + 1}.`);
      expect(marks).toEqual(numbers);
    }
  });

  it('cuts a long section at a block, all with the same anchor', () => {
    const passages = passagesOf(`<h2>Long</h2>${`<p>${'word '.repeat(100)}</p>`.repeat(6)}`);

    expect(passages.length).toBeGreaterThan(1);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { place, text } of passages) {
      expect(place).toEqual({ anchor: 'long' });
      expect(text.length).toBeLessThanOrEqual(1300);
    }
  });

  it('cuts a block without an end in sight', () => {
    for (const { text } of passagesOf(`<p>${'x'.repeat(10_000)}</p>`))
      expect(text.length).toBeLessThanOrEqual(2400);
  });

  it('refuses a page with headings alone', () => {
    expect(() => passagesOf('<h1>Only a title</h1>')).toThrow('no text below');
  });
});
