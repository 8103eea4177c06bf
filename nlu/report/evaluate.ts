import type { InterpretationHints, Interpreter } from '../interpreter.ts';

/** A labelled utterance: its intent, or OUT_OF_SCOPE. */
export interface Expectation {
  readonly text: string;
  readonly intent: string;
}

export const OUT_OF_SCOPE = 'oos';

/** A wrong answer; `found` is undefined if the utterance was rejected. */
export interface Misclassification extends Expectation {
  readonly found: string | undefined;
  readonly confidence: number;
}

export interface Evaluation {
  readonly inScope: number;
  readonly outOfScope: number;
  /** Share of in-scope utterances that got their intent, at the threshold; 1 if there are none. */
  readonly accuracy: number;
  /** Share of out-of-scope utterances that were rejected; 1 if there are none. */
  readonly oosRecall: number;
  /** Pairs of expected and found intents, most frequent first. */
  readonly confusions: readonly Confusion[];
  readonly misclassified: readonly Misclassification[];
}

export interface Confusion {
  readonly expected: string;
  readonly found: string;
  readonly count: number;
}

const REJECTED = '(rejected)';

/** Evaluates an interpreter on labelled utterances that it was not trained on. */
export function evaluate(
  interpreter: Interpreter,
  expectations: readonly Expectation[],
  hints: InterpretationHints,
): Evaluation {
  const misclassified = expectations.flatMap((expectation) => {
    const { ranked, rejected } = interpreter.interpret(expectation.text, hints);
    const found = rejected === undefined ? ranked[0]?.intent : undefined;
    const isRight = (found ?? OUT_OF_SCOPE) === expectation.intent;
    return isRight ? [] : [{ ...expectation, found, confidence: ranked[0]?.confidence ?? 0 }];
  });
  const outOfScope = expectations.filter(({ intent }) => intent === OUT_OF_SCOPE).length;
  const inScope = expectations.length - outOfScope;
  const missedOutside = misclassified.filter(({ intent }) => intent === OUT_OF_SCOPE).length;
  return {
    inScope,
    outOfScope,
    accuracy: rightShare(inScope, misclassified.length - missedOutside),
    oosRecall: rightShare(outOfScope, missedOutside),
    confusions: confusionsOf(misclassified),
    misclassified,
  };
}

function rightShare(all: number, missed: number): number {
  return all === 0 ? 1 : (all - missed) / all;
}

function confusionsOf(misclassified: readonly Misclassification[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { intent, found = REJECTED } of misclassified) {
    const key = JSON.stringify([intent, found]);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { expected: intent, found, count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
