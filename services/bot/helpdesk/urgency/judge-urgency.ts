import { type LocalTime, localTime } from '../hours/local-time.ts';
import { type SaidText, type SaidWord, saidText } from '../urgent/said-words.ts';
import { type FoundCues, findCues, type Span } from './find-cues.ts';
import { distance, type TimedEvent, timedEvents } from './near-events.ts';
import { readTimes } from './read-times.ts';
import type { TimeMention } from './time-mention.ts';
import type { UrgencyCues, UrgencyJudgement } from './urgency-cues.ts';
import { withoutMarkup } from './without-markup.ts';

/** When a text was said, and by which clock. */
export interface Moment {
  readonly now: Date;
  /** An IANA name. */
  readonly timeZone: string;
}

/** Messages of which it is known whether they could wait. */
export interface UrgentExamples {
  /** How much more a text is like the urgent ones than like the others, in log odds, and the words that say so. */
  urgencyOf(
    said: SaidText,
    now: LocalTime,
  ): { readonly odds: number; readonly evidence: readonly string[] };
}

/** In log odds, chosen on messages by people who had not seen the rules. */
const LIKE = 0.5;
const VERY_LIKE = 1;
/** Of fewer words, one alone would decide what a text is like. */
const COMPARED_WORDS = 8;

/** In hours. What is that near is urgent whatever is asked. */
const VERY_NEAR = 3;
/** In hours. What has begun that recently still goes on. */
const JUST_BEGUN = -0.6;
/** In hours: up to the end of tomorrow. What is that near is urgent if something does not work. */
const NEAR = 36;
/** As many words are between many people and what stops them. */
const STOPPED_WORDS = 6;
/** Words between an event and its time that evidence quotes; more are left out. */
const QUOTED_GAP = 5;
const MAX_EVIDENCE = 4;

/**
 * Judges by what is said whether a request can wait. It cannot if something gets worse each minute, an event is very near or
 * goes on, an event is near and something does not work, many people are stopped, the client says so, or if it is like examples
 * that could not; it can if the client says that it can, or that it is over. Takes time in proportion to the text.
 */
export function judgeUrgency(
  cues: UrgencyCues,
  text: string,
  moment: Moment,
  examples?: UrgentExamples,
): UrgencyJudgement {
  const said = saidText(withoutMarkup(text));
  const found = findCues(said, cues);
  const now = localTime(moment.now, moment.timeZone);
  const times = readTimes({ words: said.words, now });
  const against = quoteAll(said, [...found.calm, ...found.over]);
  const canWait = against.length > 0;
  const words = quoteAll(said, canWait ? found.harm : reasonsIn(said, found, times));
  const isCompared = words.length === 0 && !canWait && said.words.length >= COMPARED_WORDS;
  const like = isCompared ? examples?.urgencyOf(said, now) : undefined;
  const isLike = like && like.odds > oddsNeeded(found, times);
  const evidence = isLike ? like.evidence : words;
  return { urgency: evidence.length > 0 ? 'high' : 'normal', evidence, against };
}

/** How surely a text must be like the urgent examples: the more so, the less it says of a time. */
function oddsNeeded(found: FoundCues, times: readonly TimeMention[]): number {
  const isNear = times.some(({ hours }) => hours >= JUST_BEGUN && hours <= NEAR);
  if (isNear || found.happening.length + found.many.length > 0) return LIKE;
  return found.events.length > 0 ? VERY_LIKE : Number.POSITIVE_INFINITY;
}

function reasonsIn(
  said: SaidText,
  found: FoundCues,
  times: readonly TimeMention[],
): readonly Span[] {
  const events = timedEvents(said.words, found.events, times);
  const isElsewhen = ({ first }: Span) => isPastOrFar(said.words, first, times);
  const happening = found.happening.filter((span) => !isElsewhen(span));
  const stopped = found.stopped.filter((span) => !isElsewhen(span));
  const isSomething = found.events.length + found.many.length > 0;
  const going = happening.filter(
    (span) => isSomething || stopped.some((other) => isSameSentence(said.words, span, other)),
  );
  const soon = events.filter(({ time }) => time.hours >= JUST_BEGUN && time.hours <= NEAR);
  return [
    ...found.harm,
    ...soon.filter((each) => isVeryNear(each, said.words, happening)).map(spanOf),
    ...going,
    ...(stopped.length > 0 ? soon.map(spanOf) : []),
    ...found.many.filter((span) => !isElsewhen(span) && isStopped(span, said.words, stopped)),
    ...found.claimed,
  ];
}

/** What has begun counts only if it is said to go on: "open between 9 and 10" is a plan. */
function isVeryNear(
  { event, time }: TimedEvent,
  words: readonly SaidWord[],
  happening: readonly Span[],
): boolean {
  if (time.kind === 'day' || time.hours > VERY_NEAR) return false;
  return time.hours >= 0 || happening.some((span) => isSameSentence(words, span, event));
}

/** Whether many people are said to be stopped: "nobody can open it", "down for everyone". */
function isStopped(many: Span, words: readonly SaidWord[], stopped: readonly Span[]): boolean {
  return stopped.some(
    (span) => isSameSentence(words, span, many) && distance(span, many) <= STOPPED_WORDS,
  );
}

function isSameSentence(words: readonly SaidWord[], a: Span, b: Span): boolean {
  return words[a.first]?.sentence === words[b.first]?.sentence;
}

/** Whether the sentence of a word names a time that is over or far away, and none that is near. */
function isPastOrFar(
  words: readonly SaidWord[],
  index: number,
  times: readonly TimeMention[],
): boolean {
  const sentence = words[index]?.sentence;
  const own = times.filter(({ first }) => words[first]?.sentence === sentence);
  return own.length > 0 && own.every(({ hours }) => hours < JUST_BEGUN || hours > NEAR);
}

/** The event and its time, with the words between them. */
function spanOf({ event, time }: TimedEvent): Span {
  const first = Math.min(event.first, time.first);
  const last = Math.max(event.last, time.last);
  const shown = event.last - event.first + time.last - time.first + 2;
  return last - first - shown < QUOTED_GAP ? { first, last } : time;
}

/** Quotes the words, longest first, and none that is within another. */
function quoteAll({ words }: SaidText, spans: readonly Span[]): readonly string[] {
  const outer = spans
    .toSorted((a, b) => b.last - b.first - (a.last - a.first))
    .filter((span, index, all) => !all.slice(0, index).some((other) => isWithin(span, other)));
  const quotes = outer.map(({ first, last }) =>
    words
      .slice(first, last + 1)
      .map(({ plain }) => plain)
      .join(' '),
  );
  return [...new Set(quotes)].slice(0, MAX_EVIDENCE);
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
