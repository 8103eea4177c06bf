import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleForThread } from '../../../../../scripts/thread-script.mjs';
import { silentLog } from '../../../../../services/base/log.ts';
import { indexChanges } from '../../../../../services/bot/functions/indexer/index-changes.ts';
import type { DocumentReader } from '../../../../../services/bot/helpdesk/documents/document-reader.ts';
import type { ReportEntry } from '../../../../../services/bot/helpdesk/documents/index-report.ts';
import { ReadersByKind } from '../../../../../services/bot/helpdesk/documents/readers-by-kind.ts';
import { ReadingThreads } from '../../../../../services/bot/helpdesk/documents/reading-threads.ts';
import { aDocx, aParagraph } from '../../../../support/a-docx.ts';
import { aPdf, pdfOf } from '../../../../support/a-pdf.ts';
import { aMessage, Bucket, MemoryIndex, MemoryReport } from './fakes.ts';

const FOLDER = new URL('../../../../../services/bot/helpdesk/documents/', import.meta.url);
const bundle = (name: string) =>
  bundleForThread(esbuild, fileURLToPath(new URL(`${name}.ts`, FOLDER)));
const clock = { now: () => new Date('2026-05-01T00:00:00Z') };
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const ON_MESSAGE =
  "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => ";

let reader: ReadingThreads;
let hurried: ReadingThreads;
let patient: ReadingThreads;
let all: DocumentReader;
let threads: readonly ReadingThreads[];
let source: Bucket;
let passages: MemoryIndex;
let report: MemoryReport;

beforeAll(async () => {
  const script = await bundle('reading-thread');
  const pdf = new ReadingThreads({ script: await bundle('pdf-thread'), growthMb: 200 });
  const docx = new ReadingThreads({ script: await bundle('docx-thread'), growthMb: 200 });
  reader = new ReadingThreads({ script });
  patient = new ReadingThreads({ script, deadlineMs: 3000 });
  hurried = new ReadingThreads({ script, deadlineMs: 500 });
  all = new ReadersByKind({ pdf, docx, others: reader });
  threads = [reader, hurried, patient, pdf, docx];
});

afterAll(() => Promise.all(threads.map((one) => one.close())));

beforeEach(() => {
  source = new Bucket();
  passages = new MemoryIndex();
  report = new MemoryReport();
});

/** Indexes the documents of one batch. Returns the ids of the messages that would be redelivered. */
async function index(with_: DocumentReader, ...keys: string[]) {
  const deps = { source, reader: with_, passages, report, bucket: 'docs', clock, log: silentLog };
  const messages = keys.map((key, at) => aMessage(String(at), key));
  const { batchItemFailures } = await indexChanges(deps, messages);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

/** A fast machine may read in time what another gives up; no document may be left without an entry. */
function isDealtWith(entry: ReportEntry | undefined): boolean {
  if (entry?.state === 'indexed') return true;
  return (
    /^the (?:file|page|document) .{10,}/.test(entry?.reason ?? '') && (entry?.remedy ?? '') !== ''
  );
}

/** Has no mark that could be counted. */
const SLOW = `${'a.'.repeat(200_000)}@`;

const MARKDOWN: Record<string, string> = {
  'nested emphasis': `${'*a_'.repeat(100_000)} x`,
  'nested quotes': `${'> '.repeat(4000)}x`,
  'nested lists': lines(1600, (at) => `${' '.repeat(2 * at)}- x`),
  'quotes in lists': `${'- > '.repeat(4000)}x`,
  'strong words without a space': '__a__'.repeat(100_000),
  'a mail address that never ends': SLOW,
  'images in images': '![[]()'.repeat(200_000),
};

const HTML: Record<string, string> = {
  'nested divisions': `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`,
  'nested details': '<details><summary>a'.repeat(50_000),
  'more headings of one text than passages': '<h1>same</h1>x'.repeat(300_000),
  'unclosed elements of all kinds': '<b><i><ul><li><table><tr><td>'.repeat(50_000),
  'closing tags without an opening one': `<div>${'<b>'.repeat(900)}${'</u>'.repeat(500_000)}`,
  'headings around everything': `${'<div><h1>'.repeat(90)}${'word '.repeat(900_000)}`,
};

describe('a document that stops a parser', () => {
  it.each(Object.entries(MARKDOWN))(
    'is read or reported at the first attempt: %s',
    async (_, text) => {
      source.put('documents/bad.md', `# z\n\n${text}`);

      expect(await index(hurried, 'documents/bad.md')).toStrictEqual([]);

      expect(isDealtWith(report.documents['documents/bad.md'])).toBe(true);
    },
  );

  it.each(Object.entries(HTML))('is read or reported at the first attempt: %s', async (_, text) => {
    source.put('documents/bad.html', text);

    expect(await index(hurried, 'documents/bad.html')).toStrictEqual([]);

    expect(isDealtWith(report.documents['documents/bad.html'])).toBe(true);
  });

  it('does not delay the good ones of its batch, nor spoil those that follow', async () => {
    const bad = ['documents/a.md', 'documents/b.md', 'documents/c.md'];
    for (const key of bad) source.put(key, `# z\n\n${SLOW}`);
    source.put('documents/good.md', '# Good\n\nText *with* emphasis.');
    const done: string[] = [];
    const replace = passages.replace.bind(passages);
    passages.replace = async (docId, read) => {
      done.push(...read.map(({ text }) => text));
      await replace(docId, read);
    };

    await index(patient, ...bad, 'documents/good.md');

    expect(done).toStrictEqual(['Text with emphasis.']);
    expect(Object.values(report.documents).map(({ state }) => state)).toStrictEqual([
      'skipped',
      'skipped',
      'skipped',
      'indexed',
    ]);
    source.put('documents/next.md', '**Bold** and `code`.');
    await index(patient, 'documents/next.md');
    expect(passages.texts).toContain('Bold and code.');
  });

  it('leaves the event loop free while it is read', async () => {
    source.put('documents/bad.md', `# z\n\n${SLOW}`);
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 1);

    await index(hurried, 'documents/bad.md');

    clearInterval(heart);
    expect(beats).toBeGreaterThan(10);
  });
});

describe('a line of Markdown that nobody writes', () => {
  it.each([
    ['emphasis', `${'*a_'.repeat(4000)} x`, 'more than 2000 marks'],
    ['quotes', `${'> '.repeat(4000)}x`, 'quotes that are nested more than 100 deep'],
    ['lists', lines(800, (at) => `${' '.repeat(2 * at)}- x`), 'lists that are indented'],
  ])('is refused before it is parsed: %s', async (_, text, why) => {
    source.put('documents/bad.md', `# z\n\n${text}`);

    await index(patient, 'documents/bad.md');

    expect(report.documents['documents/bad.md']).toMatchObject({
      reason: expect.stringContaining(why),
    });
  });
});

describe('captions that stop a parser', () => {
  it.each([
    ['a cue of opening brackets', '<'.repeat(1_900_000)],
    ['a cue as long as a book', 'word '.repeat(300_000)],
  ])('are reported at the first failure: %s', async (_, text) => {
    source.put('documents/v.mp4', 'film');
    source.put('documents/v.en.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`);

    await index(reader, 'documents/v.mp4');

    expect(report.documents['documents/v.mp4']).toMatchObject({
      state: 'skipped',
      reason: 'the captions have a cue of more than 5000 characters (at 1 seconds)',
      remedy: 'split it into the lines that are spoken',
    });
  });

  it('are read in time however long the blank before their title is', async () => {
    source.put('documents/v.mp4', 'film');
    const title = `NOTE title:${' '.repeat(1_900_000)}x`;
    source.put('documents/v.en.vtt', `WEBVTT\n\n${title}\n\n00:01.000 --> 00:02.000\nHello.`);

    await index(reader, 'documents/v.mp4');

    expect(report.documents['documents/v.mp4']).toMatchObject({ state: 'indexed', title: 'x' });
  });
});

describe('a PDF or a Word document', () => {
  const OLD = '<h1>Old</h1><p>old</p>';
  const PARAGRAPH = aParagraph('word '.repeat(20));
  const BOMB = Buffer.concat([
    Buffer.from('BT '),
    Buffer.alloc(300 * 1024 * 1024, '1 0 0 1 0 0 cm\n'),
  ]);

  it.each<[string, string, () => Uint8Array, RegExp]>([
    ['a damaged PDF', 'a.pdf', () => aPdf([[]]).subarray(0, 200), /damaged/],
    ['an encrypted PDF', 'a.pdf', () => aPdf([[]], { isEncrypted: true }), /encrypted/],
    ['a PDF of 20 MB', 'a.pdf', () => Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-1.4\n'), /20 MB/],
    [
      'a PDF that unpacks to 300 MB',
      'a.pdf',
      () => pdfOf([deflateSync(BOMB, { level: 1 })], {}, '/Filter /FlateDecode'),
      /memory|seconds/,
    ],
    ['a damaged Word document', 'a.docx', () => aDocx('').subarray(0, 300), /damaged/],
    [
      'an encrypted Word document',
      'a.docx',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /encrypted/,
    ],
    [
      'a Word document of 100,000 nested parts',
      'a.docx',
      () => aDocx('<w:sdt><w:sdtContent>'.repeat(50_000)),
      /nested|damaged|memory|seconds/,
    ],
    [
      'a Word document that unpacks to 50 MB',
      'a.docx',
      () => aDocx(PARAGRAPH.repeat(250_000)),
      /40 MB|memory|seconds/,
    ],
    [
      'a Word document of 100,000 paragraphs',
      'a.docx',
      () => aDocx(PARAGRAPH.repeat(100_000)),
      /elements|memory|seconds/,
    ],
  ])(
    'that is %s has a row in the report, and the index is as it was',
    async (_, name, make, reason) => {
      source.put('documents/old.html', OLD);
      await index(all, 'documents/old.html');
      source.put(`documents/${name}`, make());

      expect(await index(all, `documents/${name}`)).toStrictEqual([]);

      expect(report.documents[`documents/${name}`]).toMatchObject({
        state: 'skipped',
        reason: expect.stringMatching(reason),
        remedy: expect.stringMatching(/\w/),
      });
      expect(passages.texts).toStrictEqual(['old']);
    },
    30_000,
  );

  it('is read in a thread of its kind', async () => {
    source.put('documents/a.pdf', aPdf([[{ text: 'On paper.', y: 700 }]]));
    source.put('documents/a.docx', aDocx(aParagraph('In Word.')));

    await index(all, 'documents/a.pdf', 'documents/a.docx');

    expect(passages.texts.toSorted()).toStrictEqual(['In Word.', 'On paper.']);
  });
});

describe('captions of 100,000 cues', () => {
  it('have a row in the report', async () => {
    source.put('documents/v.mp4', 'film');
    source.put(
      'documents/v.en.vtt',
      `WEBVTT\n\n${'00:01.000 --> 00:02.000\na\n\n'.repeat(100_000)}`,
    );

    await index(reader, 'documents/v.mp4');

    expect(report.documents['documents/v.mp4']).toMatchObject({
      state: 'skipped',
      reason: 'the captions have more than 20000 cues',
      remedy: 'split the video, and its captions with it',
    });
  });
});

describe('a thread that reads documents', () => {
  it('is ended at the deadline, and the report says so at the first failure', async () => {
    const endless = new ReadingThreads({ script: `${ON_MESSAGE}{ for (;;); })`, deadlineMs: 100 });
    source.put('documents/a.md', 'text');

    expect(await index(endless, 'documents/a.md')).toStrictEqual([]);

    expect(report.documents['documents/a.md']).toMatchObject({
      state: 'skipped',
      reason: 'the file takes longer than 0.1 seconds to read',
      remedy: 'split it, or remove markup that is repeated or nested very often',
    });
  });

  it('is ended when it needs too much memory', async () => {
    const greedy = new ReadingThreads({
      script: `${ON_MESSAGE}{ const kept = []; for (;;) kept.push(new Array(1e5).fill(0)); })`,
    });
    source.put('documents/a.md', 'text');

    expect(await index(greedy, 'documents/a.md')).toStrictEqual([]);

    expect(report.documents['documents/a.md']).toMatchObject({
      reason: expect.stringContaining('more than 300 MB of memory'),
    });
  });

  it('leaves a message in the queue if it cannot be started', async () => {
    const broken = new ReadingThreads({ script: "throw new Error('no such module')" });
    source.put('documents/a.md', 'text');

    expect(await index(broken, 'documents/a.md')).toStrictEqual(['0']);
  });

  it('numbers headings of the same text one by one, without starting over', async () => {
    source.put('documents/same.html', '<h1>same</h1>x'.repeat(1000));

    await index(reader, 'documents/same.html');

    expect(passages.byDocument.size).toBe(1);
    const [read = []] = passages.byDocument.values();
    expect(read.at(-1)?.place).toStrictEqual({ anchor: 'same-1000' });
  });

  it('has nothing of the environment, which holds credentials', async () => {
    const probe = new ReadingThreads({
      script: `${ON_MESSAGE}parentPort.postMessage({ problem: JSON.stringify(process.env), remedy: 'none', isSpent: true }))`,
    });
    const bytes = new Uint8Array();

    await expect(
      probe.read({ kind: 'page', bytes, format: 'html', key: 'documents/a.html' }),
    ).rejects.toThrow(/^\{\}$/);
  });
});
