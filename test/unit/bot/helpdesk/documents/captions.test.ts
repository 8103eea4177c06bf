import { describe, expect, it } from 'vitest';
import { readCaptions } from '../../../../../services/bot/helpdesk/documents/captions.ts';
import { captionsOf } from '../../../../../services/bot/helpdesk/documents/document-key.ts';
import { videoPassages } from '../../../../../services/bot/helpdesk/documents/video-passages.ts';

const read = (text: string) => readCaptions(new TextEncoder().encode(text));
const KEY = 'documents/videos/share-your-screen.mp4';

describe('readCaptions', () => {
  it('reads cues with and without ids, hours, settings and tags', () => {
    const captions = read(
      '\ufeffWEBVTT - a file\r\n\r\nNOTE title: A tour\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n00:01.500 --> 00:03.000 align:start\r\n<v Ann>Hello &amp; <b>welcome</b></v>\r\nto all.\r\n\r\n01:02:03.004 --> 01:02:05.000\r\nBye\r\n',
    );

    expect(captions).toStrictEqual({
      title: 'A tour',
      cues: [
        { startSeconds: 1.5, endSeconds: 3, text: 'Hello & welcome to all.' },
        { startSeconds: 3723.004, endSeconds: 3725, text: 'Bye' },
      ],
    });
  });

  it('reads times to the thousandth, without the errors of a sum', () => {
    const { cues } = read('WEBVTT\n\n00:01.128 --> 00:01.235\na');

    expect(cues).toMatchObject([{ startSeconds: 1.128, endSeconds: 1.235 }]);
  });

  it('sorts cues by their time and leaves out empty ones', () => {
    const { cues } = read(
      'WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n00:07.000 --> 00:08.000\n<i></i>\n\n00:01.000 --> 00:02.000\na',
    );

    expect(cues.map(({ text }) => text)).toStrictEqual(['a', 'b']);
  });

  it.each([
    {
      name: 'a file that is no WebVTT',
      text: '1\n00:00:01,000 --> 00:00:02,000\nhi',
      reason: 'do not begin with WEBVTT',
    },
    { name: 'a file without cues', text: 'WEBVTT\n\nNOTE nothing', reason: 'no cue' },
    {
      name: 'times that cannot be read',
      text: 'WEBVTT\n\n00:01 --> 00:02\nhi',
      reason: '00:01 --> 00:02',
    },
    { name: 'an empty file', text: '', reason: 'empty' },
  ])('refuses $name', ({ text, reason }) => {
    expect(() => read(text)).toThrow(reason);
  });
});

describe('videoPassages', () => {
  it('puts cues together to a few sentences, each passage with its start', () => {
    const cues = Array.from({ length: 20 }, (_, n) => ({
      startSeconds: 3 * n,
      endSeconds: 3 * n + 3,
      text:
        n % 2 === 0
          ? `This is the first half of sentence number ${n}`
          : 'and here is the other half of it, which ends.',
    }));

    const passages = videoPassages({ title: undefined, cues }, KEY, 'en');

    expect(passages.length).toBeGreaterThan(2);
    expect(passages[0]).toMatchObject({
      kind: 'video',
      key: KEY,
      title: 'Share your screen',
      place: { startSeconds: 0 },
      lang: 'en',
    });
    for (const { text } of passages) expect(text).toMatch(/ends\.$/);
    expect(passages.map(({ text }) => text).join(' ')).toBe(cues.map(({ text }) => text).join(' '));
  });

  it('keeps where each cue begins in the text', () => {
    const cues = [
      { startSeconds: 1.04, endSeconds: 2, text: 'Press the green button' },
      { startSeconds: 2.5, endSeconds: 3, text: 'to share.' },
    ];

    const [passage] = videoPassages({ title: 'T', cues }, KEY, 'en');

    const begins = passage?.cues?.map(({ at, startSeconds }) => [
      startSeconds,
      passage.text.slice(at, at + 5),
    ]);
    expect(begins).toEqual([
      [1.04, 'Press'],
      [2.5, 'to sh'],
    ]);
  });

  it('starts a new passage after a long silence', () => {
    const cues = [
      { startSeconds: 0, endSeconds: 2, text: 'one' },
      { startSeconds: 2, endSeconds: 3, text: 'two' },
      { startSeconds: 30, endSeconds: 31, text: 'three' },
    ];

    expect(
      videoPassages({ title: 'T', cues }, KEY, 'en').map(({ text, place }) => ({ text, place })),
    ).toStrictEqual([
      { text: 'one two', place: { startSeconds: 0 } },
      { text: 'three', place: { startSeconds: 30 } },
    ]);
  });

  it('assigns different ids to two languages of one video', () => {
    const cues = [{ startSeconds: 0, endSeconds: 2, text: 'one' }];

    const [english] = videoPassages({ title: 'T', cues }, KEY, 'en');
    const [french] = videoPassages({ title: 'T', cues }, KEY, 'fr');

    expect(english?.docId).toBe(french?.docId);
    expect(english?.id).not.toBe(french?.id);
  });
});

describe('captionsOf', () => {
  it.each([
    { key: 'a/tour.en.vtt', found: { videoKey: 'a/tour.mp4', lang: 'en', format: 'vtt' } },
    {
      key: 'a/tour.v2.en-GB.SRT',
      found: { videoKey: 'a/tour.v2.mp4', lang: 'en-GB', format: 'srt' },
    },
    { key: 'a/tour.vtt', found: undefined },
  ])('reads $key', ({ key, found }) => {
    expect(captionsOf(key)).toEqual(found);
  });
});
