import type { InterpretationHints } from '../interpreter.ts';
import type { Utterance } from '../slots/align-template.ts';
import { type FoundValue, type ValueFinder, withoutOverlaps } from '../slots/found-values.ts';
import type { Speller } from '../spelling/speller.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { type Token, tokenise } from '../text/tokens.ts';

/** An utterance, read once for all stages. */
export interface Analysis extends Utterance {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Corrected words, with the values of slot types that templates use. */
  readonly wording: AnnotatedUtterance;
  /** `written → read`, for each word that was corrected. */
  readonly corrections: readonly string[];
}

/** A text in which more than these words may be misspelt is not a text. */
const MOST_DOUBTS = 40;

export interface AnalyserDeps {
  readonly find: ValueFinder;
  readonly speller: Speller;
  /** Slot types that stand in templates. */
  readonly types: readonly string[];
}

/** Splits a text into tokens, corrects its words, and looks for values of slot types. */
export function analyse(deps: AnalyserDeps, text: string, hints: InterpretationHints): Analysis {
  const tokens = tokenise(text);
  const words = tokens.map((token) => token.text);
  const valuesOf = remember((type) => deps.find(type, text, tokens, hints));
  const { corrected, corrections } = correct(deps.speller, words);
  const values = withoutOverlaps(deps.types.flatMap(valuesOf));
  return {
    text,
    tokens,
    words,
    valuesOf,
    corrections,
    wording: {
      words: corrected,
      values: values.map(({ start, end, type }) => ({ start, end, type })),
    },
  };
}

function remember(find: (type: string) => readonly FoundValue[]) {
  const found = new Map<string, readonly FoundValue[]>();
  return (type: string): readonly FoundValue[] => {
    const values = found.get(type) ?? find(type);
    found.set(type, values);
    return values;
  };
}

function correct(speller: Speller, words: readonly string[]) {
  const corrections: string[] = [];
  const doubted = new Map<string, string>();
  const corrected = words.map((word) => {
    const known = doubted.get(word);
    if (known !== undefined) return known;
    if (doubted.size === MOST_DOUBTS || !speller.doubts(word)) return word;
    const meant = speller.correct(word);
    doubted.set(word, meant);
    if (meant !== word) corrections.push(`${word} → ${meant}`);
    return meant;
  });
  return { corrected, corrections };
}
