import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import { readDocx } from '../../../../../services/bot/helpdesk/documents/read-docx.ts';
import { rendered } from '../../../../../services/bot/helpdesk/documents/render-page.ts';
import { aDocx, aParagraph, aRow } from '../../../../support/a-docx.ts';

const KEY = 'documents/lab-rules.docx';
const read = (body: string) => readDocx(aDocx(body), KEY);

const RULES = [
  aParagraph('Rules of the lab', 'Title'),
  aParagraph('Be careful.'),
  aParagraph('Fire', 'heading 1'),
  aParagraph('Leave at once.'),
  `<w:tbl>${aRow(['Alarm'], ['Ring', 'Then run'])}</w:tbl>`,
].join('');

describe('a Word document', () => {
  it('has a section for each heading, and its tables by row', async () => {
    const passages = pagePassages(await read(RULES), KEY);

    expect(
      passages.map(({ title, heading, text, place }) => [title, heading, text, place]),
    ).toStrictEqual([
      ['Rules of the lab', 'Rules of the lab', 'Be careful.', { anchor: 'rules-of-the-lab' }],
      ['Rules of the lab', 'Fire', 'Leave at once.\nAlarm: Ring\nThen run', { anchor: 'fire' }],
    ]);
  });

  it('is shown with the anchors of its passages', async () => {
    const { title, html } = rendered(await read(RULES));

    expect(title).toBe('Rules of the lab');
    expect(html).toContain('<h1 id="fire">Fire</h1>');
  });

  it('is named after its file if it has no title', async () => {
    expect((await read(aParagraph('Text.'))).title).toBe('Lab rules');
  });

  it('is read without its pictures, however large', async () => {
    const bytes = aDocx(aParagraph('Text.'), {
      'word/media/a.png': new Uint8Array(60 * 1024 * 1024),
    });

    expect((await readDocx(bytes, KEY)).title).toBe('Lab rules');
  });

  it.each([
    ['encrypted', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted', 'without a password'],
    ['cut off', () => aDocx(RULES).subarray(0, 400), 'damaged', 'save it again'],
    [
      'another kind of archive',
      () => zipSync({ 'a.xml': strToU8('<a/>') }),
      'not a Word',
      'save it again',
    ],
    ['text', () => Buffer.from('hello'), 'not a Word', 'save it again'],
    ['empty', () => Buffer.from(''), 'empty', 'upload it again'],
    ['without text', () => aDocx(aParagraph('')), 'no text', ''],
    [
      'larger inside than allowed',
      () => aDocx(RULES, { 'word/big.xml': new Uint8Array(41 * 1024 * 1024) }),
      'more than 40 MB',
      'split it',
    ],
  ])('that is %s is refused with the reason and what to do', async (_, make, reason, remedy) => {
    await expect(readDocx(new Uint8Array(make()), KEY)).rejects.toMatchObject({
      name: 'DocumentError',
      message: expect.stringContaining(reason),
      remedy: expect.stringContaining(remedy),
    });
  });
});
