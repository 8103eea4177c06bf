import type { IntentSpec, ModelSpec, SlotFinding } from '../interpreter.ts';
import type { Token } from '../text/tokens.ts';
import type { Binding, Utterance } from './align-template.ts';
import {
  acceptsAnyWords,
  agreement,
  agreementAfter,
  agreementBefore,
  type CarrierPhrase,
} from './carrier-phrases.ts';

export interface FillerDeps {
  readonly intent: IntentSpec;
  readonly slotTypes: ModelSpec['slotTypes'];
  readonly phrases: readonly CarrierPhrase[];
}

/** A possible binding of a slot. */
interface Candidate extends Binding {
  readonly score: number;
}

/** Score of the slot being elicited over others of the same type. */
const ELICITED_BONUS = 10;
const INEXACT_PENALTY = 5;
/** Words of a carrier phrase that a slot needs around it if its text is not a listed value. */
const MIN_AGREEMENT = 2;

/**
 * Fills the slots of one intent. Values of a slot's type are assigned by the carrier phrases around
 * them; open slots are found by their carrier phrases alone. Every slot gets at most one value, and
 * no token is used twice.
 */
export function fillSlots(
  deps: FillerDeps,
  utterance: Utterance,
  elicited: string | undefined,
): Binding[] {
  const listed = Object.entries(deps.intent.slots).flatMap(([slot, type]) =>
    listedCandidates(slot, type, deps, utterance, elicited),
  );
  const chosen = choose(listed, []);
  const open = openCandidates(deps, utterance).filter((candidate) =>
    chosen.every(({ slot }) => slot !== candidate.slot),
  );
  return choose(open, chosen).sort((a, b) => a.start - b.start);
}

function listedCandidates(
  slot: string,
  type: string,
  deps: FillerDeps,
  utterance: Utterance,
  elicited: string | undefined,
): Candidate[] {
  const phrases = deps.phrases.filter((phrase) => phrase.slot === slot);
  return utterance.valuesOf(type).map((value) => {
    const { start, end } = value;
    const agreed = phrases.map((phrase) => agreement(phrase, utterance.words, start, end));
    const score =
      Math.max(0, ...agreed) +
      (slot === elicited ? ELICITED_BONUS : 0) -
      (value.isExact ? 0 : INEXACT_PENALTY);
    return { slot, start, end, value, score };
  });
}

/** The words between the two sides of a carrier phrase, for each place where the phrase occurs. */
function openCandidates(deps: FillerDeps, { words }: Utterance): Candidate[] {
  const open = deps.phrases.filter(({ slot }) =>
    acceptsAnyWords(deps.slotTypes[deps.intent.slots[slot] ?? '']),
  );
  return open.flatMap((phrase) => {
    const starts = phrase.isFirst ? [0] : placesAfter(phrase, words);
    return starts.flatMap((start) => {
      const end = endOf(phrase, words, start);
      if (end === undefined || end <= start) return [];
      const score = agreement(phrase, words, start, end);
      return score >= MIN_AGREEMENT ? [{ slot: phrase.slot, start, end, score }] : [];
    });
  });
}

function placesAfter(phrase: CarrierPhrase, words: readonly string[]): number[] {
  const places: number[] = [];
  for (let start = 1; start < words.length; start++) {
    if (agreementBefore(phrase, words, start) === phrase.before.length) places.push(start);
  }
  return phrase.before.length === 0 ? [] : places.slice(0, 8);
}

function endOf(phrase: CarrierPhrase, words: readonly string[], start: number): number | undefined {
  if (phrase.isLast) return words.length;
  if (phrase.after.length === 0) return undefined;
  for (let end = start + 1; end < words.length; end++) {
    if (agreementAfter(phrase, words, end) === phrase.after.length) return end;
  }
  return undefined;
}

/** Greedy: the candidate with the highest score, then the next one that does not conflict, and so on. */
function choose(candidates: readonly Candidate[], taken: readonly Binding[]): Binding[] {
  const chosen = [...taken];
  const byScore = [...candidates].sort(
    (a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  for (const { slot, start, end, value } of byScore) {
    const isFree = chosen.every(
      (other) => other.slot !== slot && (end <= other.start || start >= other.end),
    );
    if (isFree) chosen.push({ slot, start, end, ...(value && { value }) });
  }
  return chosen;
}

/** Returns a binding with its span in the original text. */
export function findingOf(binding: Binding, text: string, tokens: readonly Token[]): SlotFinding {
  const span = binding.value?.span ?? {
    start: tokens[binding.start]!.start,
    end: tokens[binding.end - 1]!.end,
  };
  return {
    slot: binding.slot,
    span,
    original: text.slice(span.start, span.end),
    resolved: binding.value?.resolved ?? [],
  };
}
