import { describe, expect, it } from 'vitest';
import { pdfPassages } from '../../../../../services/bot/helpdesk/documents/pdf-passages.ts';
import { readPdf } from '../../../../../services/bot/helpdesk/documents/read-pdf.ts';
import { aPdf, type PdfOptions, type PdfText } from '../../../../support/a-pdf.ts';

const KEY = 'documents/print-guide.pdf';
const passagesOf = async (pages: PdfText[][], options?: PdfOptions) =>
  pdfPassages(await readPdf(new Uint8Array(aPdf(pages, options))), KEY);

const GUIDE: PdfText[][] = [
  [
    { text: 'Printing on campus', size: 20, y: 740 },
    { text: 'Every student has a quota of pages, which is filled up at the begin-', y: 700 },
    { text: 'ning of a term. Pages cost five cents.', y: 686 },
    { text: 'Paper jams', size: 14, y: 640 },
    { text: '1. Open the tray.', y: 620 },
    { text: '2. Pull the paper out.', y: 606 },
  ],
  [
    { text: 'Close the tray until it clicks.', y: 740 },
    { text: 'Scanning', size: 14, y: 700 },
    { text: 'Put the page on the glass.', y: 680 },
  ],
];

describe('a PDF', () => {
  it('has passages by heading and page, each with its page as its place', async () => {
    const passages = await passagesOf(GUIDE);

    expect(passages.map(({ heading, text, place }) => [heading, text, place])).toStrictEqual([
      [
        'Printing on campus',
        'Every student has a quota of pages, which is filled up at the beginning of a term. Pages cost five cents.',
        { page: 1 },
      ],
      ['Paper jams', '1. Open the tray.\n2. Pull the paper out.', { page: 1 }],
      ['Paper jams', 'Close the tray until it clicks.', { page: 2 }],
      ['Scanning', 'Put the page on the glass.', { page: 2 }],
    ]);
    expect(passages[0]).toMatchObject({
      title: 'Printing on campus',
      kind: 'page',
      key: KEY,
      lang: 'en-CA',
    });
    expect(new Set(passages.map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    ['Printing, the whole guide', 'Printing, the whole guide'],
    ['Microsoft Word - guide.docx', 'Printing on campus'],
    ['untitled', 'Printing on campus'],
  ])('with the title %j in its metadata is called %j', async (title, shown) => {
    expect((await passagesOf(GUIDE, { title }))[0]?.title).toBe(shown);
  });

  it('is named after its file if it has no headings', async () => {
    expect((await passagesOf([[{ text: 'Text alone.', y: 700 }]]))[0]?.title).toBe('Print guide');
  });

  it('has no running titles and page numbers', async () => {
    const pages = Array.from({ length: 5 }, (_, at) => [
      { text: 'Example University', y: 770 },
      { text: `What is said on sheet ${'abcde'[at]}.`, y: 700 },
      { text: `Page ${at + 1} of 5`, y: 30 },
    ]);

    const passages = await passagesOf(pages);

    expect(passages.map(({ text }) => text)).toStrictEqual(
      [...'abcde'].map((sheet) => `What is said on sheet ${sheet}.`),
    );
  });

  it.each([
    ['encrypted', () => aPdf(GUIDE, { isEncrypted: true }), 'encrypted', 'without a password'],
    ['cut off', () => aPdf(GUIDE).subarray(0, 300), 'damaged', 'export it again'],
    ['a web page', () => Buffer.from('<html>404'), 'not a PDF', 'save it as a PDF'],
    ['empty', () => Buffer.from(''), 'empty', 'upload it again'],
    ['of pictures alone', () => aPdf([[], []]), 'no text', 'OCR'],
    [
      'too large',
      () => Buffer.concat([aPdf(GUIDE), Buffer.alloc(20 * 1024 * 1024)]),
      '20 MB',
      'split it',
    ],
  ])('that is %s is refused with the reason and what to do', async (_, make, reason, remedy) => {
    await expect(readPdf(new Uint8Array(make()))).rejects.toMatchObject({
      name: 'DocumentError',
      message: expect.stringContaining(reason),
      remedy: expect.stringContaining(remedy),
    });
  });
});
