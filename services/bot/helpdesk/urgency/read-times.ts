import { onDay, readClockTime } from './clock-times.ts';
import { readDay } from './days.ts';
import { readDuration } from './durations.ts';
import type { TimeMention, TimeText } from './time-mention.ts';

/** Between a day and its clock time: "on Monday, I think at 11". */
const MAX_BETWEEN = 3;

/** Returns every time that a text mentions, in its order. A day and a clock time next to it are one. */
export function readTimes(text: TimeText): readonly TimeMention[] {
  const found: TimeMention[] = [];
  for (let index = 0; index < text.words.length; index++) {
    const mention = readDuration(text, index) ?? readDay(text, index) ?? readClockTime(text, index);
    if (!mention) continue;
    found.push(mention);
    index = mention.last;
  }
  return joinDays(text, found);
}

function joinDays({ words }: TimeText, mentions: readonly TimeMention[]): readonly TimeMention[] {
  const joined: TimeMention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    const isNear =
      before !== undefined &&
      mention.first - before.last <= MAX_BETWEEN + 1 &&
      words[before.first]?.sentence === words[mention.first]?.sentence;
    if (!isNear || before.kind === mention.kind || before.kind === 'now' || mention.kind === 'now')
      joined.push(mention);
    else
      joined.splice(-1, 1, before.kind === 'day' ? onDay(before, mention) : onDay(mention, before));
  }
  return joined;
}
