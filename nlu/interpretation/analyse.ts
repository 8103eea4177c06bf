import type { InterpretationHints } from '../interpreter.ts';
import type { Utterance } from '../slots/align-template.ts';
import { type FoundValue, type ValueFinder, withoutOverlaps } from '../slots/found-values.ts';
import type { Speller } from '../spelling/speller.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { type Token, tokenise } from '../text/tokens.ts';

/** An utterance after tokenising, slot value recognition and spelling correction. */
export interface Analysis extends Utterance {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Corrected words, with the values of slot types that templates use. */
  readonly annotated: AnnotatedUtterance;
  /** `written → corrected`, for each word that was corrected. */
  readonly corrections: readonly string[];
}

/** A text with more suspect words than this is not worth correcting. */
const MAX_SUSPECTS = 40;

export interface AnalyserDeps {
  readonly findValues: ValueFinder;
  readonly speller: Pick<Speller, 'isSuspect' | 'correct'>;
  /** Slot types that occur in templates. */
  readonly types: readonly string[];
}

/** Tokenises a text, recognises values of slot types, and corrects the spelling. */
export function analyse(deps: AnalyserDeps, text: string, hints: InterpretationHints): Analysis {
  const tokens = tokenise(text);
  const words = tokens.map((token) => token.text);
  const valuesOf = cachedByType((type) => deps.findValues(type, text, tokens, hints));
  const { corrected, corrections } = correct(deps.speller, words);
  const values = withoutOverlaps(deps.types.flatMap(valuesOf));
  return {
    text,
    tokens,
    words,
    valuesOf,
    corrections,
    annotated: {
      words: corrected,
      values: values.map(({ start, end, type }) => ({ start, end, type })),
    },
  };
}

function cachedByType(find: (type: string) => readonly FoundValue[]) {
  const found = new Map<string, readonly FoundValue[]>();
  return (type: string): readonly FoundValue[] => {
    const values = found.get(type) ?? find(type);
    found.set(type, values);
    return values;
  };
}

function correct(speller: AnalyserDeps['speller'], words: readonly string[]) {
  const corrections: string[] = [];
  const suspects = new Map<string, string>();
  const corrected = words.map((word) => {
    const known = suspects.get(word);
    if (known !== undefined) return known;
    if (suspects.size === MAX_SUSPECTS || !speller.isSuspect(word)) return word;
    const correction = speller.correct(word);
    suspects.set(word, correction);
    if (correction !== word) corrections.push(`${word} → ${correction}`);
    return correction;
  });
  return { corrected, corrections };
}
