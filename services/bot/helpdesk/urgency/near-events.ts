import type { SaidWord } from '../urgent/said-words.ts';
import type { Span } from './find-cues.ts';
import type { TimeMention } from './time-mention.ts';

/** An event with the time that is said of it. */
export interface TimedEvent {
  readonly event: Span;
  readonly time: TimeMention;
}

/** As many words are between an event and the bare word "now", if it is said of the event: "the exam is now". */
const NOW_WORDS = 3;

/**
 * Returns each event with the time that is said nearest to it: in its sentence, or else in the sentence before or after it. An event
 * that is at no time is left out.
 */
export function timedEvents(
  words: readonly SaidWord[],
  events: readonly Span[],
  times: readonly TimeMention[],
): readonly TimedEvent[] {
  const sentence = ({ first }: Span) => words[first]?.sentence ?? 0;
  return events.flatMap((event) => {
    const about = times.filter((time) => time.kind !== 'now' || distance(event, time) <= NOW_WORDS);
    const own = about.filter((time) => sentence(time) === sentence(event));
    const others = about.filter((time) => Math.abs(sentence(time) - sentence(event)) === 1);
    const time = nearest(event, own.length > 0 ? own : others);
    return time ? [{ event, time }] : [];
  });
}

function nearest(event: Span, times: readonly TimeMention[]): TimeMention | undefined {
  return times.toSorted((a, b) => distance(event, a) - distance(event, b))[0];
}

/** Returns how far apart two runs of words are; 0 if they overlap. */
export function distance(a: Span, b: Span): number {
  return Math.max(0, a.first - b.last, b.first - a.last);
}
