import { describe, expect, it } from 'vitest';
import {
  nameOfPassage,
  passageNamed,
} from '../../../../services/bot/helpdesk/documents/passage-named.ts';
import {
  withLines,
  withoutLine,
} from '../../../../services/devkit/documents/also-asked/change-lines.ts';
import { linesBySection } from '../../../../services/devkit/documents/also-asked/section-lines.ts';
import { aPassage } from '../../bot/helpdesk/answers/a-search.ts';

const top = aPassage({ id: 'd:0', heading: '', place: { anchor: '' }, title: 'VPN' });
const phone = aPassage({ id: 'd:1', heading: 'On a phone', place: { anchor: 'on-a-phone' } });
const more = { ...phone, id: 'd:2' };
const said = (id: string, startSeconds: number, lang: string) =>
  aPassage({ id, kind: 'video', heading: '', place: { startSeconds }, lang });

describe('the name of a section', () => {
  it.each([
    ['an anchor', phone, 'on-a-phone'],
    ['the title of its document, above the first heading', top, 'VPN'],
  ])('is %s', (_what, passage, name) => {
    expect(nameOfPassage([top, phone, more], passage)).toBe(name);
  });

  it('is the page of a PDF, or its heading if the page is named by another passage', () => {
    const first = aPassage({ id: 'd:1', heading: '', title: 'G', place: { page: 4 } });
    const second = aPassage({ id: 'd:2', heading: 'Fees', title: 'G', place: { page: 4 } });

    const names = [first, second].map((one) => nameOfPassage([first, second], one));

    expect(names).toStrictEqual(['4', 'Fees']);
  });

  it('is the time in a video, exactly, and of several languages that of the first', () => {
    const passages = [
      said('en:0', 0, 'en'),
      said('en:1', 83.5, 'en'),
      said('en:2', 3725.0005, 'en'),
      said('fr:0', 0, 'fr'),
      said('fr:1', 90, 'fr'),
    ];

    expect(passages.map((one) => nameOfPassage(passages, one))).toStrictEqual([
      '0:00',
      '1:23.5',
      '1:02:05.001',
      undefined,
      '1:30',
    ]);
    expect(passageNamed(passages, '0:01')?.id).toBe('en:0');
  });

  it('is that of its first passage alone, if a section has several', () => {
    expect(nameOfPassage([top, phone, more], more)).toBeUndefined();
  });
});

describe('the lines of a document', () => {
  it('are those in the page and those that were added, by section', () => {
    const passages = [top, { ...phone, alsoAsked: ['tunnel on android', 'app for my phone'] }];

    const { sections, unplaced } = linesBySection(passages, {
      alsoAsked: { 'On a phone': ['app for my phone'], 'On a tablet': ['ipad'] },
    });

    expect(sections.map(({ name, own, added }) => ({ name, own, added }))).toStrictEqual([
      { name: 'VPN', own: [], added: [] },
      {
        name: 'On a phone',
        own: ['tunnel on android'],
        added: [{ name: 'On a phone', line: 'app for my phone' }],
      },
    ]);
    expect(unplaced).toStrictEqual([{ name: 'On a tablet', line: 'ipad' }]);
  });
});

describe('changing the lines of a description', () => {
  const before = JSON.parse(
    '{"title":"VPN","audiense":"all","alsoAsked":{"a":["one"],"__proto__":["odd"]},"tags":["x"]}',
  );

  it('adds to a section, and keeps everything else in its order', () => {
    const after = withLines(before, 'b', [' from   home ', '', 'From Home', '- off campus']);

    expect(JSON.stringify(after)).toBe(
      JSON.stringify(before).replace('["odd"]', '["odd"],"b":["from home","off campus"]'),
    );
  });

  it('adds a section of any name', () => {
    expect(JSON.stringify(withLines({}, '__proto__', ['x']))).toBe(
      '{"alsoAsked":{"__proto__":["x"]}}',
    );
  });

  it('changes nothing for lines that are there', () => {
    expect(withLines(before, 'a', ['ONE', ' one'])).toBe(before);
    expect(withoutLine(before, 'a', 'two')).toBe(before);
    expect(withoutLine(before, 'c', 'one')).toBe(before);
  });

  it('removes a line, and a section or the member with its last one', () => {
    const after = withoutLine(before, 'a', 'one');

    expect(JSON.stringify(after)).toBe(JSON.stringify(before).replace('"a":["one"],', ''));
    expect(withoutLine({ alsoAsked: { a: ['one'] }, title: 'T' }, 'a', 'one')).toStrictEqual({
      title: 'T',
    });
  });

  it('finds a line whose line feeds a form has sent as others', () => {
    expect(withoutLine({ alsoAsked: { a: ['x\ny'] } }, 'a', 'x\r\ny')).toStrictEqual({});
  });

  it('refuses what the indexer would refuse', () => {
    const many = Array.from({ length: 50 }, (_, n) => `question ${n}`);

    expect(() => withLines(before, 'a', many)).toThrow('more than 50 lines');
    expect(() => withLines(before, 'b', ['x'.repeat(301)])).toThrow('more than 300 characters');
  });
});
