import { stemmer } from 'stemmer';
import { nearestWords } from '../../../../../nlu/embeddings/nearest-words.ts';
import { textWords } from '../../../../../nlu/embeddings/text-words.ts';
import type { Concept } from '../passage-search.ts';
import { readQuestion } from '../question/read-question.ts';
import { readConcepts } from '../words/concepts.ts';
import { canBeMisspelt, isMisspeltEverydayWord } from '../words/misspelling.ts';
import { NO_SYNONYMS, type Synonyms } from '../words/synonyms.ts';

/** What a question means, as far as rules tell questions apart: two with the same sense are the same question. */
export interface Sense {
  /** What it asks about; without greetings and other everyday words, and without their slips. */
  readonly concepts: readonly SensedConcept[];
  /** The everyday words that turn a question into another one: "turn on" and "turn off" are not the same. */
  readonly turns: readonly string[];
}

interface SensedConcept extends Concept {
  /** Of its forms. */
  readonly stems: readonly string[];
  readonly canBeSlip: boolean;
}

const TURNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    not: 'not no never none nobody nothing cannot without',
    off: 'off',
    out: 'out',
    before: 'before',
    after: 'after',
    until: 'until',
    when: 'when',
    who: 'who whom whose',
    why: 'why',
  }).flatMap(([turn, words]) => words.split(' ').map((word) => [word, turn] as const)),
);
/** As the index is searched for slips: one in words of 4 to 8 letters, two in longer ones, none in the first letter. */
const LONG_WORD = 9;

/** Reads what a question means, with what its words mean by synonyms. */
export function senseOf(question: string, synonyms: Synonyms = NO_SYNONYMS): Sense {
  const { concepts, everyday } = readConcepts(readQuestion(question).text, synonyms);
  const turns = new Set(everyday.flatMap(textWords).flatMap((word) => TURNS.get(word) ?? []));
  // "I can't" and "why can't I" ask the same.
  if (turns.has('not')) turns.delete('why');
  return {
    concepts: concepts
      .filter(({ asked }) => !isMisspeltEverydayWord(asked))
      .map(({ asked, forms }) => ({
        asked,
        forms,
        stems: forms.map((form) => stemmer(form)),
        canBeSlip: canBeMisspelt(asked),
      })),
    turns: [...turns].sort(),
  };
}

/** Whether two questions mean the same: they ask about the same things in any order, up to inflection and slips. */
export function isSameSense(a: Sense, b: Sense): boolean {
  if (a.concepts.length !== b.concepts.length || a.concepts.length === 0) return false;
  if (a.turns.join() !== b.turns.join()) return false;
  const left = [...b.concepts];
  return a.concepts.every((concept) => {
    const exact = left.findIndex((other) => hasSameStem(concept, other));
    const at = exact >= 0 ? exact : left.findIndex((other) => isSlip(concept, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const hasSameStem = (a: SensedConcept, b: SensedConcept): boolean =>
  a.stems.some((stem) => b.stems.includes(stem));

const isSlip = (a: SensedConcept, b: SensedConcept): boolean => isSlipFor(a, b) || isSlipFor(b, a);

/** Compares words, and their stems: "lokcers" is a slip for "locker". */
function isSlipFor({ asked, canBeSlip }: SensedConcept, { forms, stems }: SensedConcept): boolean {
  if (!canBeSlip) return false;
  const slips = asked.length >= LONG_WORD ? 2 : 1;
  const isNear = (written: string, words: readonly string[]) => {
    const near = words.filter((word) => word[0] === written[0]);
    return nearestWords(written, near, slips).length > 0;
  };
  return isNear(asked, forms) || isNear(stemmer(asked), stems);
}
