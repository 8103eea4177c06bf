import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForThread } from '../../../../../scripts/thread-script.mjs';
import { silentLog } from '../../../../../services/base/log.ts';
import { indexChanges } from '../../../../../services/bot/functions/indexer/index-changes.ts';
import type { DocumentReader } from '../../../../../services/bot/helpdesk/documents/document-reader.ts';
import { ReadersByKind } from '../../../../../services/bot/helpdesk/documents/readers-by-kind.ts';
import { ReadingThreads } from '../../../../../services/bot/helpdesk/documents/reading-threads.ts';
import { aDocx, aParagraph } from '../../../../support/a-docx.ts';
import { aPdf, pdfOf } from '../../../../support/a-pdf.ts';
import { DECLARED, lyingZip } from '../../../../support/crafted-zips.ts';
import { aMessage, Bucket, MemoryIndex, MemoryReport } from './fakes.ts';

const MEGABYTE = 1024 * 1024;
const FOLDER = new URL('../../../../../services/bot/helpdesk/documents/', import.meta.url);
const FIXTURES = new URL('../../../../fixtures/documents/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, FIXTURES));
const clock = { now: () => new Date('2026-05-01T00:00:00Z') };

let reader: DocumentReader;
let threads: readonly ReadingThreads[];

/** The threads of the function, with its own limits. */
beforeAll(async () => {
  const bundle = (name: string) =>
    bundleForThread(esbuild, fileURLToPath(new URL(`${name}.ts`, FOLDER)));
  const docx = new ReadingThreads({ script: await bundle('docx-thread'), atOnce: 2 });
  const pdf = new ReadingThreads({
    script: await bundle('pdf-thread'),
    atOnce: 2,
    deadlineMs: 9_000,
  });
  const others = new ReadingThreads({ script: await bundle('reading-thread') });
  threads = [docx, pdf, others];
  reader = new ReadersByKind({ docx, pdf, others });
});
afterAll(() => Promise.all(threads.map((one) => one.close())));

/** Bytes that look like nothing, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const filled = (length: number, text: string) => Buffer.alloc(length, text);
const TWENTY_MB = 20 * MEGABYTE;
const PARAGRAPH = aParagraph('word '.repeat(20));
const vtt = (cues: string) => `WEBVTT\n\n${cues}`;
const CUE = '00:01.000 --> 00:02.000\n';

const GOOD: Readonly<Record<string, () => Uint8Array | string>> = {
  html: () => '<h1>Old</h1><p>as it was</p>',
  md: () => '# Old\n\nas it was',
  pdf: () => aPdf([[{ text: 'as it was', y: 700 }]]),
  docx: () => aDocx(aParagraph('as it was')),
  'en.vtt': () => vtt(`${CUE}as it was`),
  'en.srt': () => '1\n00:00:01,000 --> 00:00:02,000\nas it was',
};

const TOO_LARGE = /larger than (?:5|20) MB/;
const DAMAGED = /damaged/;
const NESTED = /nested more than|more than 2000 marks/;
const SPENT = /no text|memory|seconds/;

/** The ending of a file, what is wrong with it, and the reason in the report. */
const BAD: readonly (readonly [string, string, () => Uint8Array | string, RegExp])[] = [
  ['html', 'noise', () => noise(MEGABYTE), DAMAGED],
  ['html', 'more than 20 MB', () => filled(TWENTY_MB + 1, '<p>word word</p>'), TOO_LARGE],
  ['html', '20 MB', () => filled(TWENTY_MB, '<p>word word</p>'), /elements|memory|seconds/],
  ['html', '100,000 nested tags', () => '<div>'.repeat(100_000), NESTED],
  ['html', '100,000 nested tables', () => '<table><tr><td>'.repeat(100_000), NESTED],
  ['md', 'noise', () => noise(MEGABYTE), DAMAGED],
  ['md', '20 MB', () => filled(TWENTY_MB, '# head\n\nword *word*\n\n'), TOO_LARGE],
  ['md', '100,000 nested marks', () => '*a_'.repeat(100_000), NESTED],
  ['md', '100,000 nested quotes', () => `${'> '.repeat(100_000)}x`, NESTED],
  ['pdf', 'noise', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(MEGABYTE)]), DAMAGED],
  ['pdf', 'its first half', () => aPdf([[{ text: 'word', y: 700 }]]).subarray(0, 300), DAMAGED],
  ['pdf', 'encrypted by AES', () => fixture('password.pdf'), /encrypted/],
  ['pdf', 'encrypted by RC4', () => fixture('password-rc4.pdf'), /encrypted/],
  ['pdf', 'more than 20 MB', () => filled(TWENTY_MB + 1, '%PDF-1.4\n'), TOO_LARGE],
  ['pdf', '20 MB', () => filled(TWENTY_MB, '%PDF-1.4\n'), DAMAGED],
  [
    'pdf',
    'unpacks to 300 MB',
    () => {
      const stream = Buffer.concat([
        Buffer.from('BT '),
        filled(300 * MEGABYTE, '1 0 0 1 0 0 cm\n'),
      ]);
      return pdfOf([deflateSync(stream, { level: 1 })], {}, '/Filter /FlateDecode');
    },
    SPENT,
  ],
  ['docx', 'noise', () => Buffer.concat([Buffer.from('PK\x03\x04'), noise(MEGABYTE)]), DAMAGED],
  ['docx', 'its first half', () => aDocx(PARAGRAPH).subarray(0, 600), DAMAGED],
  [
    'docx',
    'encrypted',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), noise(4096)]),
    /encrypted/,
  ],
  ['docx', 'more than 20 MB', () => Buffer.concat([aDocx(PARAGRAPH), noise(TWENTY_MB)]), TOO_LARGE],
  [
    'docx',
    'unpacks to 300 MB',
    () => aDocx(filled(300 * MEGABYTE, ' ').toString()),
    /more than 40 MB/,
  ],
  [
    'docx',
    'unpacks to 30 MB and says 10 bytes',
    () => lyingZip('word/document.xml', filled(30 * MEGABYTE, '<a>'), DECLARED.size, 10),
    DAMAGED,
  ],
  [
    'docx',
    '100,000 nested tags',
    () => aDocx('<w:sdt><w:sdtContent>'.repeat(100_000)),
    /damaged|memory|seconds/,
  ],
  ['en.vtt', 'noise', () => Buffer.concat([Buffer.from('WEBVTT\n\n'), noise(MEGABYTE)]), DAMAGED],
  ['en.vtt', '20 MB', () => filled(TWENTY_MB, vtt(`${CUE}word\n\n`)), TOO_LARGE],
  ['en.vtt', '100,000 cues', () => vtt(`${CUE}a\n\n`.repeat(100_000)), /more than 20000 cues/],
  [
    'en.srt',
    '100,000 cues',
    () => '1\n00:00:01,000 --> 00:00:02,000\na\n\n'.repeat(100_000),
    /more than 20000 cues/,
  ],
];

/** In megabytes: the process's growth at which a thread is ended, with room for what it grows until then. */
const MOST_GROWTH = 600;
/** The time that the function has, in milliseconds. */
const FUNCTION_TIMEOUT = 60_000;

function aLibrary() {
  const source = new Bucket();
  const passages = new MemoryIndex();
  const report = new MemoryReport();
  const deps = { source, reader, passages, report, bucket: 'docs', clock, log: silentLog };
  return {
    passages,
    row: () => Object.values(report.documents)[0],
    /** Uploads a document, for captions with its video. Returns the messages that would be redelivered. */
    async put(ending: string, content: Uint8Array | string) {
      if (ending.includes('.')) source.put('documents/a.mp4', 'film');
      source.put(`documents/a.${ending}`, content);
      const { batchItemFailures } = await indexChanges(deps, [
        aMessage('1', `documents/a.${ending}`),
      ]);
      return batchItemFailures;
    },
  };
}

/** Returns by how many megabytes the process grew at most while something was done. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  await work();
  clearInterval(watch);
  return (most - before) / MEGABYTE;
}

describe('a document that was good and is replaced by a bad one', () => {
  it.each(BAD)(
    "has a row in the report within the function's time and memory, and the index is as it was: .%s, %s",
    async (ending, _, make, reason) => {
      const { passages, put, row } = aLibrary();
      await put(ending, GOOD[ending]?.() ?? '');
      expect(row()).toMatchObject({ state: 'indexed' });
      const bad = make();

      const growth = await growthDuring(async () => {
        expect(await put(ending, bad)).toStrictEqual([]);
      });

      expect(row()).toMatchObject({
        state: 'skipped',
        reason: expect.stringMatching(reason),
        remedy: expect.stringMatching(/\w/),
      });
      expect(passages.texts).toStrictEqual(['as it was']);
      expect(growth).toBeLessThan(MOST_GROWTH);
    },
    FUNCTION_TIMEOUT,
  );
});

describe('a document that only looks bad', () => {
  it('is read: a PDF that needs a password to be changed, and none to be opened', async () => {
    const { passages, put } = aLibrary();

    await put('pdf', fixture('restricted.pdf'));

    expect(passages.texts.join()).toContain('Permits are sold at the office of transport.');
  });

  it('is read: a cue of 100,000 nested tags around a word', async () => {
    const { passages, put } = aLibrary();

    await put('en.vtt', vtt(`${CUE}${'<b>'.repeat(100_000)}word`));

    expect(passages.texts).toStrictEqual(['word']);
  });
});
