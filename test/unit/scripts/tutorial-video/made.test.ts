import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Narration, parseNarration } from '../../../../scripts/tutorial-video/narration.ts';
import { readCaptions } from '../../../../services/bot/helpdesk/documents/captions.ts';

const NARRATIONS = 'scripts/tutorial-video/narrations';
const VIDEOS = 'seed/documents/videos';
const names = readdirSync(NARRATIONS).map((file) => basename(file, '.txt'));
const MEGABYTE = 1024 * 1024;

describe('the tutorials of the seed', () => {
  it('are seven or more, and small enough to be cloned', () => {
    const sizes = names.map((name) => statSync(join(VIDEOS, `${name}.mp4`)).size);

    expect(names.length).toBeGreaterThanOrEqual(7);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6 * MEGABYTE);
  });

  it.each(names)('%s says what its narration says', (name) => {
    const { title, slides } = narrationOf(name);
    const captions = captionsOf(name);

    expect(captions.title).toBe(title);
    expect(captions.cues.map(({ text }) => text)).toStrictEqual(
      slides.flatMap(({ lines }) => lines),
    );
  });

  it.each(names)('%s lasts two to five minutes, as long as its captions', (name) => {
    const end = captionsOf(name).cues.at(-1)?.endSeconds ?? 0;
    const seconds = secondsOf(readFileSync(join(VIDEOS, `${name}.mp4`)));

    expect(seconds).toBeGreaterThanOrEqual(120);
    expect(seconds).toBeLessThanOrEqual(300);
    expect(seconds - end).toBeGreaterThanOrEqual(0);
    expect(seconds - end).toBeLessThan(3);
  });
});

function narrationOf(name: string): Narration {
  return parseNarration(readFileSync(join(NARRATIONS, `${name}.txt`), 'utf8'));
}

function captionsOf(name: string) {
  return readCaptions(readFileSync(join(VIDEOS, `${name}.en.vtt`)));
}

/** Reads the length of an MP4 from the movie header box, version 0 (ISO/IEC 14496-12 §8.2.2). */
function secondsOf(bytes: Buffer): number {
  const header = bytes.indexOf('mvhd') + 'mvhd'.length;
  return bytes.readUInt32BE(header + 16) / bytes.readUInt32BE(header + 12);
}
