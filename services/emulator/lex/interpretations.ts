import type { Interpretation } from '@aws-sdk/client-lex-runtime-v2';
import { type BotLocale, isFallback } from './bot/model.ts';
import { fallbackIntent } from './dialog/turn.ts';
import type { Candidate, SessionIntent, Slots } from './session/session.ts';
import { slotsView } from './session/session-state.ts';

/** One intent of the list that clients and code hooks receive, best first. */
export interface RankedEntry {
  readonly name: string;
  readonly slots: Slots;
  /** Absent for the fallback. Observed, no source. */
  readonly score?: number;
}

const MAX_INTERPRETATIONS = 5;

/**
 * Returns the intents that an input may have meant, at most five: the session's own, then the others by score, with the
 * fallback right before the first that is below the locale's threshold.
 * https://docs.aws.amazon.com/lexv2/latest/dg/using-intent-confidence-scores.html; the session's own first: observed, no source.
 */
export function rankEntries(
  locale: BotLocale,
  ranked: readonly Candidate[],
  current: SessionIntent | undefined,
): readonly RankedEntry[] {
  const fallback: RankedEntry = { name: fallbackIntent(locale).intentName, slots: {} };
  const first = current?.name;
  const others = ranked
    .filter((candidate) => candidate.intent !== first)
    .slice(0, MAX_INTERPRETATIONS - 1)
    .map((candidate) => entryOf(locale, candidate));
  const list = first === fallback.name ? others : withFallback(locale, others, fallback);
  const head = current ? [headOf(locale, ranked, current)] : [];
  return trim([...head, ...list], fallback.name);
}

/**
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateBotLocale.html, `nluIntentConfidenceThreshold`, has
 * an example.
 */
function withFallback(
  locale: BotLocale,
  entries: readonly RankedEntry[],
  fallback: RankedEntry,
): readonly RankedEntry[] {
  const threshold = locale.nluIntentConfidenceThreshold;
  const below = entries.findIndex((entry) => (entry.score ?? 0) < threshold);
  return below < 0 ? [...entries, fallback] : entries.toSpliced(below, 0, fallback);
}

/**
 * Returns at most five entries (https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html). That the
 * fallback is always among them: observed, no source.
 */
function trim(entries: readonly RankedEntry[], fallback: string): readonly RankedEntry[] {
  const kept = entries.slice(0, MAX_INTERPRETATIONS);
  if (kept.some((entry) => entry.name === fallback)) return kept;
  const last = entries.find((entry) => entry.name === fallback);
  return last ? [...kept.slice(0, MAX_INTERPRETATIONS - 1), last] : kept;
}

/** An intent that accepted the input as an answer, without being ranked best for it, scores 1. Observed, no source. */
function headOf(
  locale: BotLocale,
  ranked: readonly Candidate[],
  current: SessionIntent,
): RankedEntry {
  const intent = locale.intents.find((candidate) => candidate.intentName === current.name);
  if (intent && isFallback(intent)) return { name: current.name, slots: {} };
  const own = ranked.find((candidate) => candidate.intent === current.name);
  const isBest = ranked[0]?.intent === current.name;
  return { name: current.name, slots: current.slots, score: isBest ? (own?.score ?? 1) : 1 };
}

function entryOf(locale: BotLocale, candidate: Candidate): RankedEntry {
  const intent = locale.intents.find((one) => one.intentName === candidate.intent);
  const slots = (intent?.slots ?? []).map(
    ({ slotName }) => [slotName, candidate.slots[slotName] ?? null] as const,
  );
  return { name: candidate.intent, slots: Object.fromEntries(slots), score: candidate.score };
}

/**
 * Returns the entries as the runtime API shows them: the session's own intent in full, the others by name and slots.
 * Observed, no source.
 */
export function interpretationsOf(
  entries: readonly RankedEntry[],
  current: SessionIntent | undefined,
): Interpretation[] {
  return entries.map((entry) => ({
    ...(entry.score === undefined ? {} : { nluConfidence: { score: entry.score } }),
    intent:
      current?.name === entry.name
        ? { ...current, slots: slotsView(current.slots) }
        : { name: entry.name, slots: slotsView(entry.slots) },
    interpretationSource: 'Lex',
  }));
}
