import type { InterpretationHints, Interpreter } from '../interpreter.ts';

/** An utterance with the intent that it should have; OUT_OF_SCOPE for none. */
export interface Expectation {
  readonly text: string;
  readonly intent: string;
}

export const OUT_OF_SCOPE = 'oos';

/** One wrong answer; `found` is undefined where the utterance was rejected. */
export interface Misclassification extends Expectation {
  readonly found: string | undefined;
  readonly confidence: number;
}

export interface Evaluation {
  readonly inScope: number;
  readonly outOfScope: number;
  /** Share of in-scope utterances that got their intent, at the threshold; 1 where there are none. */
  readonly accuracy: number;
  /** Share of out-of-scope utterances that were rejected; 1 where there are none. */
  readonly oosRecall: number;
  /** Which intents were taken for which, most often first. */
  readonly confusions: readonly Confusion[];
  readonly misses: readonly Misclassification[];
}

export interface Confusion {
  readonly expected: string;
  readonly found: string;
  readonly count: number;
}

const REJECTED = '(rejected)';

/** Judges an interpreter by utterances that it was not trained on. */
export function evaluate(
  interpreter: Interpreter,
  expectations: readonly Expectation[],
  hints: InterpretationHints,
): Evaluation {
  const misses = expectations.flatMap((expectation) => {
    const { ranked, rejected } = interpreter.interpret(expectation.text, hints);
    const found = rejected === undefined ? ranked[0]?.intent : undefined;
    const isRight = (found ?? OUT_OF_SCOPE) === expectation.intent;
    return isRight ? [] : [{ ...expectation, found, confidence: ranked[0]?.confidence ?? 0 }];
  });
  const outOfScope = expectations.filter(({ intent }) => intent === OUT_OF_SCOPE).length;
  const inScope = expectations.length - outOfScope;
  const missedOutside = misses.filter(({ intent }) => intent === OUT_OF_SCOPE).length;
  return {
    inScope,
    outOfScope,
    accuracy: rightShare(inScope, misses.length - missedOutside),
    oosRecall: rightShare(outOfScope, missedOutside),
    confusions: confusionsOf(misses),
    misses,
  };
}

function rightShare(all: number, missed: number): number {
  return all === 0 ? 1 : (all - missed) / all;
}

function confusionsOf(misses: readonly Misclassification[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { intent, found = REJECTED } of misses) {
    const key = JSON.stringify([intent, found]);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { expected: intent, found, count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
