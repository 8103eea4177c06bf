import type { Interpretation, InterpretationHints, Interpreter } from '../interpreter.ts';

const MAX_INTENTS = 5;

/** Returns how an utterance was understood, as lines of text: the ranking, slots and reasons. */
export function explain(
  interpreter: Interpreter,
  text: string,
  hints: InterpretationHints,
): string[] {
  const interpretation = interpreter.interpret(text, hints);
  const ranked = interpretation.ranked.slice(0, MAX_INTENTS);
  return [
    verdict(interpretation, hints.threshold ?? 0),
    ...ranked.flatMap(({ intent, confidence, slots, why }) => [
      `${confidence.toFixed(2)}  ${intent}`,
      ...slots.map(
        ({ slot, original, resolved }) =>
          `        ${slot} = ${JSON.stringify(original)}${resolved.length > 0 ? ` → ${resolved.join(', ')}` : ''}`,
      ),
      ...why.map((reason) => `        ${reason}`),
    ]),
  ];
}

function verdict({ ranked, rejected, margin }: Interpretation, threshold: number): string {
  const [best] = ranked;
  if (best === undefined) return 'No intent has sample utterances.';
  if (rejected === 'gibberish') return 'Rejected: nothing in it is a word, a number or a value.';
  if (rejected === 'belowThreshold') {
    return `Rejected: the best intent, ${best.intent}, is below the threshold of ${threshold}.`;
  }
  return `Understood as ${best.intent}, ${margin.toFixed(2)} ahead of the next.`;
}
