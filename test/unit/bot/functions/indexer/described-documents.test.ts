import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { indexChanges } from '../../../../../services/bot/functions/indexer/index-changes.ts';
import { aPdf } from '../../../../support/a-pdf.ts';
import { directReader } from '../../../../support/direct-reader.ts';
import { aMessage, Bucket, MemoryIndex, MemoryReport } from './fakes.ts';

const PAGE = 'documents/vpn.html';
const META = `${PAGE}.meta.json`;
const HTML = '<title>VPN</title><h1>VPN</h1><p>Intro.</p><h2>On a phone</h2><p>Use the app.</p>';
const VIDEO = 'documents/v.mp4';
const clock = { now: () => new Date('2026-05-01T12:00:00Z') };

let source: Bucket;
let passages: MemoryIndex;
let report: MemoryReport;

beforeEach(() => {
  source = new Bucket();
  passages = new MemoryIndex();
  report = new MemoryReport();
});

const run = (...keys: string[]) =>
  indexChanges(
    { source, reader: directReader, passages, report, bucket: 'docs', clock, log: silentLog },
    keys.map((key, at) => aMessage(String(at), key)),
  );
const indexed = () => [...passages.byDocument.values()].flat();

describe('the description of a document', () => {
  it('adds to each of its passages, and its questions to their sections', async () => {
    source.put(PAGE, HTML);
    const said = {
      title: 'Connect from home',
      audience: 'staff',
      topic: 'network',
      tags: ['vpn'],
      expires: '2026-06-30',
      canonicalUrl: 'https://help.example.edu/vpn',
      savedAt: '2026-04-01',
    };
    const alsoAsked = { '#on-a-phone': ['tunnel on android'], vpn: ['remote access'] };
    source.put(META, JSON.stringify({ ...said, alsoAsked }));

    await run(PAGE);

    expect(indexed()).toMatchObject([
      { ...said, text: 'Intro.', alsoAsked: ['remote access'] },
      { ...said, text: 'Use the app.', alsoAsked: ['tunnel on android'] },
    ]);
    expect(report.documents[PAGE]).not.toHaveProperty('reason');
  });

  it('is not needed for a date: a document was saved when it was put into the bucket', async () => {
    source.storedAt = '2026-03-12T10:00:00.000Z';
    source.put(PAGE, HTML);
    await run(PAGE);
    expect(new Set(indexed().map(({ savedAt }) => savedAt))).toEqual(new Set([source.storedAt]));

    source.put(META, '{"savedAt":"2026-02-01"}');
    await run(META);
    expect(new Set(indexed().map(({ savedAt }) => savedAt))).toEqual(new Set(['2026-02-01']));
  });

  it('re-indexes its document when it changes or goes, and has no entry of its own', async () => {
    source.put(PAGE, HTML);
    source.put(META, '{"title":"Other"}');
    await run(META);
    expect(indexed()[0]?.title).toBe('Other');
    source.objects.delete(META);

    await run(META);

    expect(indexed()[0]?.title).toBe('VPN');
    expect(Object.keys(report.documents)).toStrictEqual([PAGE]);
  });

  it.each([
    ['2026-04-30', 'expired'],
    ['2026-05-01', 'indexed'],
    ['2026-05-01T12:00:00Z', 'expired'],
    ['2026-05-01T08:00:01-04:00', 'indexed'],
  ])('that expires on %s leaves it %s', async (expires, state) => {
    source.put(PAGE, HTML);
    await run(PAGE);
    source.put(META, JSON.stringify({ expires }));

    await run(META);

    expect(indexed().length > 0).toBe(state === 'indexed');
    expect(report.documents[PAGE]).toMatchObject({ state, title: 'VPN' });
    if (state === 'expired')
      expect(report.documents[PAGE]).toMatchObject({
        reason: expect.stringContaining(expires),
        remedy: expect.stringContaining('later date'),
      });
  });

  it.each([
    ['no JSON', '{', 'it is not JSON'],
    ['a list', '[]', 'not a JSON object'],
    ['a wrong date', '{"expires":"soon"}', 'expires must be a date'],
    [
      'a wrong address',
      '{"canonicalUrl":"javascript:alert(1)"}',
      'canonicalUrl must be a web address',
    ],
    ['wrong questions', '{"alsoAsked":{"vpn":"why"}}', 'alsoAsked of "vpn" must be a list'],
  ])('that is %s is reported, and the index is as it was', async (_, meta, reason) => {
    source.put(PAGE, HTML);
    await run(PAGE);
    source.put(META, meta);

    await run(META);

    expect(report.documents[PAGE]).toMatchObject({
      state: 'skipped',
      reason: expect.stringContaining(reason),
      remedy: expect.stringContaining('alsoAsked'),
    });
    expect(indexed()).toHaveLength(2);
  });

  it('may name what does not exist, which is said and costs nothing else', async () => {
    source.put(PAGE, HTML);
    source.put(META, '{"expire":"2026-01-01","alsoAsked":{"On a tablet":["x"]}}');

    await run(PAGE);

    expect(report.documents[PAGE]).toMatchObject({
      state: 'indexed',
      passages: 2,
      reason: expect.stringMatching(/mean nothing: expire; .*does not have: On a tablet/),
    });
  });

  it('is for a document by its whole name', async () => {
    source.put('documents/vpn.meta.json', '{}');

    await run('documents/vpn.meta.json');

    expect(report.documents['documents/vpn.meta.json']).toMatchObject({
      state: 'skipped',
      reason: expect.stringContaining('page.html.meta.json'),
    });
  });

  it('names a page of a PDF or a time of a video', async () => {
    source.put('documents/g.pdf', aPdf([[{ text: 'One.', y: 700 }], [{ text: 'Two.', y: 700 }]]));
    source.put('documents/g.pdf.meta.json', '{"alsoAsked":{"2":["second"]}}');
    source.put(VIDEO, 'film');
    source.put(
      'documents/v.en.vtt',
      'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n01:20.000 --> 01:25.000\nb',
    );
    source.put(`${VIDEO}.meta.json`, '{"alsoAsked":{"1:23":["late"]}}');

    await run('documents/g.pdf');
    await run(VIDEO);

    expect(indexed().filter(({ alsoAsked }) => alsoAsked)).toMatchObject([
      { place: { page: 2 }, text: 'Two.', alsoAsked: ['second'] },
      { place: { startSeconds: 80 }, text: 'b', alsoAsked: ['late'] },
    ]);
  });
});

describe('a video', () => {
  const VTT = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`;
  const SRT = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}`;

  it('has captions in several languages, as WebVTT or SubRip', async () => {
    source.put(VIDEO, 'film');
    source.put('documents/v.de.srt', SRT('Hallo'));
    source.put('documents/v.en.vtt', VTT('Hello'));
    source.put('documents/v.en.srt', SRT('The same again'));
    source.put('documents/v.fr-CA.vtt', VTT('Bonjour'));

    await run('documents/v.de.srt');

    expect(indexed().map(({ lang, text, ordinal }) => [lang, text, ordinal])).toStrictEqual([
      ['en', 'Hello', 0],
      ['de', 'Hallo', 1],
      ['fr-CA', 'Bonjour', 2],
    ]);
    expect(new Set(indexed().map(({ id }) => id)).size).toBe(3);
  });

  it('keeps its other languages if the captions of one cannot be read', async () => {
    source.put(VIDEO, 'film');
    source.put('documents/v.en.vtt', VTT('Hello'));
    source.put('documents/v.fr.vtt', 'nothing');

    await run(VIDEO);

    expect(passages.texts).toStrictEqual(['Hello']);
    expect(report.documents[VIDEO]).toMatchObject({
      state: 'indexed',
      reason: 'fr: the captions do not begin with WEBVTT',
      remedy: expect.stringContaining('.srt'),
    });
  });

  it('says which cue was left out', async () => {
    source.put(VIDEO, 'film');
    source.put('documents/v.en.vtt', `${VTT('Hello')}\n\nbad --> cue\nx`);

    await run(VIDEO);

    expect(report.documents[VIDEO]).toMatchObject({
      state: 'indexed',
      passages: 1,
      reason: expect.stringContaining('en: the captions have a cue whose times cannot be read'),
    });
  });
});

describe('the files of a saved page', () => {
  it.each([
    'documents/vpn/files/logo.png',
    'documents/VPN_files/frame.html',
    'documents/a/files/x.css',
  ])('are no documents: %s', async (key) => {
    source.put(key, '<p>text</p>');

    await run(key);

    expect(report.report).toBeUndefined();
    expect(passages.texts).toStrictEqual([]);
  });
});
