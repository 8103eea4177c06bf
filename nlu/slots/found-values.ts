import type { ModelSpec, RecognisedValue, RecognitionContext, SlotType } from '../interpreter.ts';
import type { ValueSpan } from '../text/annotated-utterance.ts';
import type { Token } from '../text/tokens.ts';
import { ListRecogniser } from './list-recogniser.ts';

/** A recognised value with the tokens it covers, end exclusive. */
export interface FoundValue extends RecognisedValue, ValueSpan {}

/** Finds the values of one slot type; none for open types, which list no values. */
export type ValueFinder = (
  type: string,
  text: string,
  tokens: readonly Token[],
  context: RecognitionContext,
) => readonly FoundValue[];

/** Creates a finder with the recognisers of all slot types of a bot. */
export function createValueFinder(
  spec: ModelSpec,
  isKnownWord: (word: string) => boolean,
): ValueFinder {
  const recognisers = new Map(
    Object.entries(spec.slotTypes).flatMap(([name, type]) => {
      const recogniser = recogniserOf(type, isKnownWord);
      return recogniser === undefined ? [] : [[name, recogniser] as const];
    }),
  );

  return (type, text, tokens, context) => {
    const recognised = recognisers.get(type)?.recognise(text, context) ?? [];
    return recognised.flatMap((value) => {
      const covered = coveredTokens(tokens, value);
      return covered === undefined ? [] : [{ ...value, ...covered, type }];
    });
  };
}

function recogniserOf(type: SlotType, isKnownWord: (word: string) => boolean) {
  if (type.kind === 'list') return new ListRecogniser(type, isKnownWord);
  return type.kind === 'recogniser' ? type.recogniser : undefined;
}

function coveredTokens(tokens: readonly Token[], { span }: RecognisedValue) {
  const start = tokens.findIndex((token) => token.end > span.start);
  if (start === -1 || tokens[start]!.start >= span.end) return undefined;

  let end = start;
  while (end < tokens.length && tokens[end]!.start < span.end) end++;
  return { start, end };
}

/** Returns non-overlapping values: the longest win, then the leftmost, then by type name. */
export function withoutOverlaps<T extends ValueSpan>(values: readonly T[]): T[] {
  const byPriority = [...values].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) || a.start - b.start || compareNames(a.type, b.type),
  );
  const kept: T[] = [];
  for (const value of byPriority) {
    if (kept.every((other) => value.end <= other.start || value.start >= other.end)) {
      kept.push(value);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
