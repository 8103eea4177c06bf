import { stemmer } from 'stemmer';
import type { Passage } from '../../documents/passage.ts';
import type { Concept } from '../passage-search.ts';
import { conceptsIn, stemsOf } from '../words/concept-matches.ts';
import { readText } from '../words/read-text.ts';
import { formsOf } from '../words/same-meaning.ts';
import { sentencesOf } from '../words/sentences.ts';
import { englishWords } from '../words/word-table.ts';

/** Words as similar as "record" and "recording"; "make" and "take" are less. */
const SAME_DEED = 0.5;

/**
 * Whether a passage is about what somebody wants to do, and not only about the same thing: its title or heading has the
 * deed or a word like it, or one of its sentences has it together with something else that was asked about.
 */
export function deedIsMet(
  deed: string | undefined,
  { title, heading, alsoAsked = [], text }: Passage,
  concepts: readonly Concept[],
): boolean {
  if (deed === undefined) return true;
  const forms = formsOf(deed);
  const asked: Concept = { asked: deed, forms };
  const head = [title, heading, ...alsoAsked].join('\n');
  if (conceptsIn(stemsOf(head), [asked]).size > 0 || hasSimilar(deed, head)) return true;
  const others = concepts.filter(({ asked: word }) => stemmer(word) !== stemmer(deed));
  return sentencesOf(text).some((sentence) => {
    const stems = stemsOf(sentence);
    const isThere = conceptsIn(stems, [asked]).size > 0;
    return isThere && (others.length === 0 || conceptsIn(stems, others).size > 0);
  });
}

function hasSimilar(deed: string, head: string): boolean {
  const table = englishWords();
  const number = table.numberOf(deed);
  return number !== undefined && table.bestCosine(number, readText(head).numbers) >= SAME_DEED;
}
