import { nearestWords } from '../../../../nlu/embeddings/nearest-words.ts';
import { readQuestion } from '../../../bot/helpdesk/answers/question/read-question.ts';
import type { AnswerRules } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import { readConcepts } from '../../../bot/helpdesk/answers/words/concepts.ts';
import { canBeMisspelt } from '../../../bot/helpdesk/answers/words/misspelling.ts';
import type { Synonyms } from '../../../bot/helpdesk/answers/words/synonyms.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';

/** As `findPassages` mends slips. */
const MENDED = 2;

/** What staff decided, apart from pages. */
export interface Decided {
  readonly rules: AnswerRules;
  readonly synonyms: Synonyms;
}

/** The bot as it is. */
export interface BotBefore extends Decided {
  readonly passages: readonly Passage[];
}

/**
 * Whether a question may be answered otherwise once staff have decided otherwise, all pages being the same. If not, it is
 * read into the same concepts and the same text, and the same rules hold for it and for each of its parts: then every
 * step from there on is the same.
 */
export function isTouched(typed: string, before: Decided, after: Decided): boolean {
  const { text, asks } = readQuestion(typed);
  return [text, ...asks].some(
    (asked) => asRead(asked, before) !== asRead(asked, after) || mayBeMended(asked, before, after),
  );
}

/**
 * Whether a slip may be mended to a word of a synonym that is only there before or after: slips are mended by what the pages
 * have, at most two letters away, and then read by synonyms.
 */
function mayBeMended(asked: string, before: Decided, after: Decided): boolean {
  if (before.synonyms === after.synonyms) return false;
  const words = [before, after].flatMap(({ synonyms }) =>
    synonyms.all.flatMap(({ says }) => says.flatMap((said) => said.split(' '))),
  );
  return readConcepts(asked).concepts.some(
    (concept) =>
      canBeMisspelt(concept.asked) && nearestWords(concept.asked, words, MENDED).length > 0,
  );
}

function asRead(asked: string, { rules, synonyms }: Decided): string {
  const read = readConcepts(asked, synonyms);
  const held = [rules.of(asked, synonyms), rules.ofPart(asked, synonyms)];
  return JSON.stringify([read, synonyms.applyTo(asked), held]);
}
