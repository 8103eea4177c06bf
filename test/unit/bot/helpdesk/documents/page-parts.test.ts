import { describe, expect, it } from 'vitest';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import {
  type PageFormat,
  readPage,
} from '../../../../../services/bot/helpdesk/documents/read-page.ts';

function read(text: string, format: PageFormat = 'html') {
  const page = readPage(new TextEncoder().encode(text), format, { key: 'documents/a-b.x' });
  return pagePassages(page, 'documents/a-b.x');
}

const sections = (html: string) => read(html).map(({ heading, text }) => [heading, text]);
const textOf = (html: string) =>
  read(html)
    .map(({ text }) => text)
    .join('\n');

describe('a table', () => {
  it.each([
    ['paragraphs', '<td><p>Unplug the drumbox</p><p>Wait</p></td>', 'Unplug the drumbox\nWait'],
    ['divisions', '<td><div>c</div><div>d</div></td>', 'c\nd'],
    ['line breaks', '<td>a<br>b</td>', 'a\nb'],
    ['a list', '<td><ul><li>one</li><li>two</li></ul></td>', 'one\ntwo'],
    ['a list of terms', '<td><dl><dt>t</dt><dd>d</dd></dl></td>', 't\nd'],
    ['text next to a paragraph', '<td>only<p>one</p>cell</td>', 'only\none\ncell'],
  ])('keeps %s in a cell apart', (_, cell, text) => {
    expect(textOf(`<table><tr>${cell}</tr></table>`)).toBe(text);
    expect(textOf(`<table><tr><td>E18</td>${cell}</tr></table>`)).toBe(`E18: ${text}`);
  });

  it('has sections if there are headings in its cells', () => {
    expect(
      sections(
        '<table><tr><td><a href="/">Home</a><br><a href="/x">Contact</a></td><td><h1>Frob</h1><p>Hold the blue key.</p><h2>Second part</h2><p>More.</p></td></tr></table>',
      ),
    ).toStrictEqual([
      ['', 'Home\nContact'],
      ['Frob', 'Hold the blue key.'],
      ['Second part', 'More.'],
    ]);
  });

  it('keeps the rows of a table in its cells', () => {
    expect(
      textOf(
        '<table><tr><td>Left</td><td><table><tr><td>Name</td><td>eduroam</td></tr></table></td></tr></table>',
      ),
    ).toBe('Left\nName: eduroam');
  });

  it('keeps values in their columns when a cell is empty', () => {
    expect(
      textOf(
        '<table><tr><td></td><td>Mon</td><td>Tue</td></tr><tr><td>Desk</td><td></td><td>9–5</td></tr><tr><td></td><td>alone</td></tr></table>',
      ),
    ).toBe('–, Mon, Tue\nDesk, –, 9–5\nalone');
  });

  it('does not glue the title of a page that is nothing but a table', () => {
    const [passage] = read('<table><tr><td><p>One</p><p>Two</p></td></tr></table>');

    expect(passage?.title).toBe('One Two');
  });
});

describe('a part that a visitor opens', () => {
  it.each([
    [
      'a button in a heading (Bootstrap)',
      '<h2 class="accordion-header"><button class="accordion-button" data-bs-target="#p">Q?</button></h2><div id="p" class="accordion-collapse collapse"><p>A.</p></div>',
    ],
    [
      'a hidden panel behind it (USWDS)',
      '<h4 class="usa-accordion__heading"><button aria-expanded="false" aria-controls="x">Q?</button></h4><div id="x" class="usa-prose" hidden><p>A.</p></div>',
    ],
    [
      'a button and a hidden panel without names',
      '<button>Q?</button><div style="display: none;"><p>A.</p></div>',
    ],
    [
      'a button of the class accordion',
      '<button class="accordion">Q?</button><div class="panel"><p>A.</p></div>',
    ],
    [
      'a link that works as a button',
      '<h3><a role="button" data-toggle="collapse" href="#c">Q?</a></h3><div class="collapse" id="c"><p>A.</p></div>',
    ],
    ['a summary', '<details><summary>Q?</summary><p>A.</p></details>'],
    ['a button in a summary', '<details><summary><button>Q?</button></summary><p>A.</p></details>'],
    ['a heading in a summary', '<details><summary><h3>Q?</h3></summary><p>A.</p></details>'],
    [
      'an element that works as a button',
      '<div class="faq"><div class="faq-q" role="button" aria-expanded="false">Q?</div><div class="faq-a" style="display:none"><p>A.</p></div></div>',
    ],
    [
      'a panel elsewhere',
      '<p>Intro.</p><button aria-expanded="false" aria-controls="far">Q?</button><div><p hidden id="far">A.</p></div>',
    ],
  ])('is a section: %s', (_, html) => {
    expect(sections(`<main><h1>FAQ</h1>${html}</main>`)).toContainEqual(['Q?', 'A.']);
  });

  it('is named by its tab', () => {
    expect(
      sections(
        '<h1>Set up</h1><div role="tablist"><button role="tab" id="t1" aria-controls="p1">Windows</button><button role="tab" id="t2" aria-controls="p2">Mac</button></div><div role="tabpanel" id="p1"><p>Click Start.</p></div><div role="tabpanel" id="p2" hidden><p>Click Apple.</p></div>',
      ),
    ).toStrictEqual([
      ['Windows', 'Click Start.'],
      ['Mac', 'Click Apple.'],
    ]);
  });

  it('is under the question above it if its own title says nothing', () => {
    expect(
      sections('<h2>Why?</h2><details><summary>Show answer</summary><p>So.</p></details>'),
    ).toStrictEqual([['Why?', 'Show answer\nSo.']]);
  });

  it('ends before the text behind it', () => {
    const passages = read(
      '<h2>Top</h2><p>a</p><details><summary>Q?</summary><p>A.</p></details><p>b</p>',
    );

    expect(passages.map(({ heading, text }) => [heading, text])).toStrictEqual([
      ['Top', 'a'],
      ['Q?', 'A.'],
      ['Top', 'b'],
    ]);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(3);
  });

  it.each([
    [
      'a dialog',
      '<button data-toggle="modal" data-target="#m">Share</button><div id="m" role="dialog" hidden>secret</div>',
    ],
    [
      'a menu',
      '<button aria-haspopup="true" aria-controls="m">Menu</button><ul id="m" class="dropdown-menu" hidden><li>secret</li></ul>',
    ],
    ['a hint that nothing opens', '<p>b</p><div hidden>secret</div>'],
    ['a button that does nothing here', '<button>secret</button>'],
    ['a cookie banner', '<div class="cookie-banner"><p>secret</p></div>'],
  ])('is not %s', (_, html) => {
    expect(textOf(`<main><p>a</p>${html}</main>`)).not.toContain('secret');
  });
});

describe('the main part of a page', () => {
  it.each([
    ['a second main if the first is empty', '<div role="main"></div><main><p>text</p></main>'],
    ['everything if main is empty', '<main> </main><p>text</p>'],
    ['no footer in a wrapper', '<div><div><p>text</p></div><footer><p>Imprint</p></footer></div>'],
    ['no menu in a wrapper', '<div><div role="navigation">Menu</div><p>text</p></div>'],
    [
      'no footer by its role',
      '<div class="wrap"><p>text</p><div role="contentinfo">Imprint</div></div>',
    ],
    ['no footer in main', '<main><p>text</p><footer>Updated in May</footer></main>'],
    ['no header with links alone', '<div><header><a href="/">Site</a></header><p>text</p></div>'],
    ['no table of contents', '<main><ul class="toc"><li>Part</li></ul><p>text</p></main>'],
  ])('has %s', (_, html) => {
    expect(textOf(`<body>${html}</body>`)).toBe('text');
  });

  it('has remarks, who said a quotation, and the header of an article', () => {
    expect(
      textOf(
        '<article><header><p>By the desk</p></header><p>text</p><aside>Note</aside><blockquote>Yes<footer>Ann</footer></blockquote></article>',
      ),
    ).toBe('By the desk\ntext\nNote\nYes\nAnn');
  });

  it('keeps components and old blocks apart', () => {
    expect(
      textOf('<x-card>a</x-card><x-card>b</x-card><address>c</address><center>d</center>'),
    ).toBe('a\nb\nc\nd');
  });
});

describe('front matter', () => {
  it.each([
    ['YAML', '---\ntitle: "A: B"\ntags: [x]\n---\nText.'],
    ['YAML that ends with points', '---\ntitle: "A: B"\n...\nText.'],
    ['TOML', '+++\ntitle = "A: B"\ndate = 2026-01-01\n+++\n\nText.'],
    ['JSON', '{\n  "title": "A: B"\n}\n\nText.'],
  ])('in %s names the page and is no passage', (_, text) => {
    expect(read(text, 'markdown')).toMatchObject([{ title: 'A: B', text: 'Text.' }]);
  });

  it('is not a rule at the top of a text', () => {
    expect(read('---\n\nOne.\n\n---\n\nTwo.', 'markdown')[0]?.text).toBe('One.\nTwo.');
  });
});

describe('plain text', () => {
  it('has paragraphs, lines, and headings that are underlined or in capitals', () => {
    const text =
      'Line one\nline two <b>\n\nOPENING HOURS\n\nNine to five.\n\nClosed\n------\nSundays.';

    expect(
      read(text, 'text').map(({ title, heading, text: body }) => [title, heading, body]),
    ).toStrictEqual([
      ['A b', '', 'Line one\nline two <b>'],
      ['A b', 'OPENING HOURS', 'Nine to five.'],
      ['A b', 'Closed', 'Sundays.'],
    ]);
  });

  it('takes a heading at the top for the title', () => {
    expect(read('Printing\n========\nAt the desk.', 'text')[0]).toMatchObject({
      title: 'Printing',
    });
  });
});

describe('"also asked as" lines', () => {
  it.each<[string, string, PageFormat]>([
    [
      'HTML',
      '<h1>T</h1><p>x</p><h2>Reset</h2><!-- also asked as: cannot log in | locked out --><p>Do.</p>',
      'html',
    ],
    [
      'Markdown',
      '# T\n\nx\n\n## Reset\n\n<!-- also asked:\n- cannot log in\n- locked out\n-->\n\nDo.',
      'markdown',
    ],
  ])('of a section in %s are read, and are no text', (_, text, format) => {
    const [top, reset] = read(text, format);

    expect(top).not.toHaveProperty('alsoAsked');
    expect(reset).toMatchObject({ text: 'Do.', alsoAsked: ['cannot log in', 'locked out'] });
  });

  it('of a heading without text are those of the section below it', () => {
    expect(read('# T\n<!-- also asked: why -->\n\n## A\n\na', 'markdown')).toMatchObject([
      { heading: 'A', alsoAsked: ['why'] },
    ]);
  });

  it('are refused if there are too many', () => {
    const asked = Array.from({ length: 51 }, (_, at) => `q${at}`).join('|');

    expect(() => read(`<p>x</p><!-- also asked: ${asked} -->`)).toThrow('more than 50');
  });
});
