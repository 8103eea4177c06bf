import type { ModelSpec } from '../interpreter.ts';
import { openInterpreter } from '../open-interpreter.ts';
import { words } from '../text/tokens.ts';
import { train } from '../train.ts';

/** A sample utterance that the rest of the bot assigns to another intent. */
export interface Conflict {
  readonly utterance: string;
  readonly intent: string;
  readonly takenFor: string;
  readonly confidence: number;
}

/** Problems of a bot's sample utterances. */
export interface Review {
  readonly conflicts: readonly Conflict[];
  /** The same words in several intents, or twice in one. */
  readonly duplicates: readonly {
    readonly utterance: string;
    readonly intents: readonly string[];
  }[];
  /** Intents with few sample utterances. */
  readonly thin: readonly { readonly intent: string; readonly utterances: number }[];
}

const ENOUGH_UTTERANCES = 10;
const FOLDS = 5;
const MIN_CONFIDENCE = 0.5;
const HINTS = { now: new Date(0), timeZone: 'UTC' };

/** Reviews the sample utterances of a bot by five-fold cross-validation. */
export function review(spec: ModelSpec): Review {
  return {
    conflicts: Array.from({ length: FOLDS }, (_, fold) => conflictsOf(spec, fold))
      .flat()
      .sort((a, b) => b.confidence - a.confidence),
    duplicates: duplicatesOf(spec),
    thin: spec.intents
      .filter(({ utterances }) => utterances.length < ENOUGH_UTTERANCES)
      .map(({ intent, utterances }) => ({ intent, utterances: utterances.length })),
  };
}

function conflictsOf(spec: ModelSpec, fold: number): Conflict[] {
  const isHeldOut = (place: number) => place % FOLDS === fold;
  const rest: ModelSpec = {
    ...spec,
    intents: spec.intents.map((intent) => ({
      ...intent,
      utterances: intent.utterances.filter((_, place) => !isHeldOut(place)),
    })),
  };
  const interpreter = openInterpreter(rest, train(rest));
  return spec.intents.flatMap(({ intent, utterances }) =>
    utterances.flatMap((utterance, place) => {
      if (!isHeldOut(place) || utterance.includes('{')) return [];
      const [best] = interpreter.interpret(utterance, HINTS).ranked;
      if (best === undefined || best.intent === intent || best.confidence < MIN_CONFIDENCE)
        return [];
      return [{ utterance, intent, takenFor: best.intent, confidence: best.confidence }];
    }),
  );
}

function duplicatesOf(spec: ModelSpec): Review['duplicates'] {
  const found = new Map<string, { utterance: string; intents: string[] }>();
  for (const { intent, utterances } of spec.intents) {
    for (const utterance of utterances) {
      const key = words(utterance).join(' ');
      const same = found.get(key) ?? { utterance, intents: [] };
      found.set(key, { ...same, intents: [...same.intents, intent] });
    }
  }
  return [...found.values()].filter(({ intents }) => intents.length > 1);
}
