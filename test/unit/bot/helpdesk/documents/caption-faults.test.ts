import { describe, expect, it } from 'vitest';
import { readCaptions } from '../../../../../services/bot/helpdesk/documents/captions.ts';
import type { CaptionFormat } from '../../../../../services/bot/helpdesk/documents/cue-times.ts';
import { videoPassages } from '../../../../../services/bot/helpdesk/documents/video-passages.ts';

const read = (text: string, format: CaptionFormat = 'vtt') =>
  readCaptions(new TextEncoder().encode(text), format);
const cuesOf = (text: string, format?: CaptionFormat) =>
  read(text, format).cues.map(({ startSeconds, endSeconds, text: said }) => [
    startSeconds,
    endSeconds,
    said,
  ]);

describe('WebVTT as people have it', () => {
  it('has character references decoded', () => {
    expect(
      cuesOf(
        'WEBVTT\n\n00:01.000 --> 00:02.000\nDon&#39;t &quot;x&quot; &mdash; it&rsquo;s &#x266B; caf&eacute; R&amp;D AT&T 5 &lt; 6 &amp;lt; &hellip; &copy;',
      ),
    ).toStrictEqual([[1, 2, 'Don\'t "x" — it’s ♫ café R&D AT&T 5 < 6 &lt; … ©']]);
  });

  it('keeps a "<" that begins no tag', () => {
    expect(cuesOf('WEBVTT\n\n00:01.000 --> 00:02.000\nif 5 < 6 <b>then</b>')).toStrictEqual([
      [1, 2, 'if 5 < 6 then'],
    ]);
  });

  it('has a cue right under its header', () => {
    expect(
      cuesOf('WEBVTT\n00:00:00.000 --> 00:00:01.000\nfirst\n\n00:02.000 --> 00:03.000\nsecond'),
    ).toStrictEqual([
      [0, 1, 'first'],
      [2, 3, 'second'],
    ]);
  });

  it('has cues without an empty line between them', () => {
    expect(
      cuesOf(
        'WEBVTT\n\n00:01.000 --> 00:02.000\n00:03.000 --> 00:04.000\na\n\n00:05.000 --> 00:06.000\nb\n00:07.000 --> 00:08.000\nc',
      ),
    ).toStrictEqual([
      [3, 4, 'a'],
      [5, 6, 'b'],
      [7, 8, 'c'],
    ]);
  });

  it('has times without spaces, with short hours, and with settings glued to them', () => {
    expect(
      cuesOf('WEBVTT\n\n00:01.000-->00:02.000\na\n\n0:00:03.000 --> 0:00:04.000align:start\nb'),
    ).toStrictEqual([
      [1, 2, 'a'],
      [3, 4, 'b'],
    ]);
  });

  it('loses a cue that cannot be read, alone, and says so', () => {
    const { cues, leftOut } = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nfine\n\nbad --> cue\nx\n\n00:00:03,000 --> 00:00:04,000\ny\n\n00:05.000 --> 00:06.000\nfine too',
    );

    expect(cues.map(({ text }) => text)).toStrictEqual(['fine', 'fine too']);
    expect(leftOut?.message).toContain('"bad --> cue"; 2 cues like it are left out');
    expect(leftOut?.remedy).toContain('00:01:23.500 --> 00:01:26.000');
  });

  it('has each line of automatic captions once, at its first time', () => {
    const rolling = [
      'WEBVTT\nKind: captions',
      '00:00:00.000 --> 00:00:02.000 align:start\n \nopen<00:00:00.500><c> the</c><c> lid</c>',
      '00:00:02.000 --> 00:00:02.010\nopen the lid\n ',
      '00:00:02.010 --> 00:00:04.000\nopen the lid\nthen<00:00:02.500><c> wait</c>',
      '00:00:04.000 --> 00:00:04.010\nthen wait\n ',
      '00:00:09.000 --> 00:00:10.000\nthen wait',
    ].join('\n\n');

    expect(cuesOf(rolling)).toStrictEqual([
      [0, 2, 'open the lid'],
      [2.01, 4, 'then wait'],
      [9, 10, 'then wait'],
    ]);
  });

  it('may say how else its cues are asked for', () => {
    const captions = read(
      'WEBVTT\n\nNOTE also asked: mute myself\n\n00:01.000 --> 00:02.000\nPress M.\n\n00:30.000 --> 00:31.000\nBye.',
    );
    const passages = videoPassages(captions, 'documents/v.mp4', 'en');

    expect(passages.map(({ text, alsoAsked }) => [text, alsoAsked])).toStrictEqual([
      ['Press M.', ['mute myself']],
      ['Bye.', undefined],
    ]);
  });
});

describe('SubRip', () => {
  it('has numbered cues with a comma in their times, also without empty lines', () => {
    expect(
      cuesOf(
        '\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Hello</i>\r\nagain\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nIn 2026\r\n\r\n3\r\n0:00:05,5 --> 0:00:06,25\r\n42\r\n',
        'srt',
      ),
    ).toStrictEqual([
      [1, 2.5, 'Hello again'],
      [3, 4, 'In 2026'],
      [5.5, 6.25, '42'],
    ]);
  });
});

describe('too many cues', () => {
  it('are refused with what to do', () => {
    const cue = '00:01.000 --> 00:02.000\na\n\n';

    expect(() => read(`WEBVTT\n\n${cue.repeat(100_000)}`)).toThrow('more than 20000 cues');
  });
});
