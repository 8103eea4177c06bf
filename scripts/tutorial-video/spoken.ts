import { execFileSync } from 'node:child_process';
import type { SpokenLine } from './captions.ts';
import type { Narration } from './narration.ts';
import { readWav, type Sound, secondsOf, silence, withoutLeadingSilence } from './sound.ts';

const AFTER_LINE_SECONDS = 0.35;
const AFTER_SLIDE_SECONDS = 1;

/** A narration as it is heard: the sound, when each line is said, and how long each slide is shown. */
export interface Spoken {
  readonly sounds: readonly Sound[];
  readonly lines: readonly SpokenLine[];
  readonly slideSeconds: readonly number[];
}

/** Speaks a narration with espeak-ng. The lengths of the spoken lines themselves are the times. */
export function speak({ slides }: Narration, say: (line: string) => Sound = sayAloud): Spoken {
  const sounds: Sound[] = [];
  const lines: SpokenLine[] = [];
  let now = 0;
  const add = (sound: Sound): void => {
    sounds.push(sound);
    now += secondsOf(sound);
  };
  const slideSeconds = slides.map((slide) => {
    const shownAt = now;
    for (const text of slide.lines) {
      const sound = say(text);
      const startSeconds = now;
      add(sound);
      lines.push({ text, startSeconds, endSeconds: now });
      add(silence(sound.rate, AFTER_LINE_SECONDS));
    }
    add(silence(sounds[0]?.rate ?? 1, AFTER_SLIDE_SECONDS));
    return now - shownAt;
  });
  return { sounds, lines, slideSeconds };
}

function sayAloud(line: string): Sound {
  const options = ['-v', 'en-us', '-s', '150', '-p', '45', '-z', '--stdin', '--stdout'];
  return withoutLeadingSilence(readWav(execFileSync('espeak-ng', options, { input: line })));
}
