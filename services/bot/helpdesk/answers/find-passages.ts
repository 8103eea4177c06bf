import { nearestWords } from '../../../../nlu/embeddings/nearest-words.ts';
import type {
  PassageHit,
  PassageSearch,
  PassageSearchResult,
  QueryConcept,
} from './passage-search.ts';
import { type RankDeps, type RankedPassage, rankPassages } from './ranking/rank-passages.ts';
import { type RulesOfQuestion, WITHOUT_RULES } from './rules/answer-rules.ts';
import { conceptsIn, stemsOf } from './words/concept-matches.ts';
import { conceptsOf } from './words/concepts.ts';
import { weightsOf } from './words/coverage.ts';
import { canBeMisspelt, isMisspeltEverydayWord } from './words/misspelling.ts';
import { readText } from './words/read-text.ts';
import { NO_SYNONYMS, type Synonyms } from './words/synonyms.ts';

export interface FindPassagesDeps extends RankDeps {
  readonly passages: PassageSearch;
  /** Default none. */
  readonly synonyms?: Synonyms;
}

/** What a search for a question found. */
export interface FoundPassages {
  /** The question that was searched for, with slips mended. */
  readonly question: string;
  readonly concepts: readonly QueryConcept[];
  /** For each concept, how much it says: Robertson's idf. */
  readonly weights: readonly number[];
  /** For each concept, whether a passage has it, at least in another spelling. */
  readonly isKnown: readonly boolean[];
  /** Best first. */
  readonly ranked: readonly RankedPassage[];
  /** The rules of staff that hold for the question, if any do. */
  readonly rules?: FoundRules;
}

/** The rules of staff that hold for a question, and what they came to. */
export interface FoundRules extends RulesOfQuestion {
  /** The position of the pinned passage; undefined if there is no such passage any more. */
  readonly pinnedAt?: number;
}

/** More candidates change the best five no more. */
const CANDIDATES = 50;

/**
 * Searches for the concepts of a question and ranks what is found: without passages that are blocked for it, and with the
 * one that is pinned to it. Undefined if the question has only everyday words.
 */
export async function findPassages(
  deps: FindPassagesDeps,
  question: string,
  rules: RulesOfQuestion = WITHOUT_RULES,
): Promise<FoundPassages | undefined> {
  const { synonyms = NO_SYNONYMS } = deps;
  const asked = conceptsOf(question, synonyms).map((concept) => ({ ...concept, isFuzzy: false }));
  if (asked.length === 0) return undefined;
  const { concepts, found } = await search(deps.passages, question, asked);
  if (concepts.length === 0) return undefined;
  const text = synonyms.applyTo(withCorrections(question, asked, concepts));
  const { frequencies, hits } = found;
  const allowed = await hitsByRules(deps.passages, hits, concepts, rules);
  const ranked = await rankPassages(deps, { text, read: readText(text) }, allowed);
  return {
    question: text,
    concepts,
    weights: weightsOf(frequencies),
    isKnown: concepts.map(
      (_, at) => (frequencies.byConcept[at] ?? 0) > 0 || hits.some(({ has }) => has[at]),
    ),
    ranked,
    ...foundRules(rules, ranked),
  };
}

/** The hits that rules leave, and the pinned passage if it was not found. */
async function hitsByRules(
  passages: PassageSearch,
  hits: readonly PassageHit[],
  concepts: readonly QueryConcept[],
  { pin, blocks }: RulesOfQuestion,
): Promise<readonly PassageHit[]> {
  const blocked = new Set(blocks.map(({ passageId }) => passageId));
  const left = hits.filter(({ passage: { id } }) => id === pin?.passageId || !blocked.has(id));
  if (!pin || left.some(({ passage }) => passage.id === pin.passageId)) return left;
  const passage = await passages.get(pin.passageId);
  if (!passage) return left;
  const { title, heading, alsoAsked = [], text } = passage;
  const has = conceptsIn(stemsOf([title, heading, ...alsoAsked, text].join('\n')), concepts);
  return [...left, { passage, score: 0, has: concepts.map((_, at) => has.has(at)) }];
}

function foundRules(
  rules: RulesOfQuestion,
  ranked: readonly RankedPassage[],
): Pick<FoundPassages, 'rules'> {
  const { pin, blocks } = rules;
  if (!pin && blocks.length === 0) return {};
  const pinnedAt = ranked.findIndex(({ passage }) => passage.id === pin?.passageId);
  return { rules: { ...rules, ...(pinnedAt >= 0 && { pinnedAt }) } };
}

/** A word that no passage contains may be misspelt: a second search matches it fuzzily. */
async function search(
  passages: PassageSearch,
  text: string,
  asked: readonly QueryConcept[],
): Promise<{ concepts: readonly QueryConcept[]; found: PassageSearchResult }> {
  const found = await passages.find({ text, concepts: asked }, CANDIDATES);
  const { byConcept } = found.frequencies;
  const isStrange = (at: number): boolean => byConcept[at] === 0;
  const concepts = asked
    .map((concept, at) => ({
      ...concept,
      isFuzzy: isStrange(at) && canBeMisspelt(concept.asked),
      isEveryday: isStrange(at) && isMisspeltEverydayWord(concept.asked),
    }))
    .filter(({ isEveryday }) => !isEveryday)
    .map(({ asked, forms, isFuzzy }) => ({ asked, forms, isFuzzy }));
  const isChanged = concepts.length < asked.length || concepts.some(({ isFuzzy }) => isFuzzy);
  if (!isChanged) return { concepts, found };
  if (concepts.length === 0) return { concepts, found };
  const again = await passages.find({ text, concepts }, CANDIDATES);
  return { concepts: concepts.map((concept, at) => mended(concept, at, again)), found: again };
}

/** Adds the spelling in which the passages have a misspelt word to its forms. */
function mended(concept: QueryConcept, at: number, { hits }: PassageSearchResult): QueryConcept {
  if (!concept.isFuzzy) return concept;
  const words = hits
    .filter(({ has }) => has[at])
    .flatMap(({ passage: { title, heading, text } }) =>
      Array.from(
        `${title} ${heading} ${text}`.toLowerCase().matchAll(/\p{L}+/gu),
        ([word]) => word,
      ),
    );
  const [nearest] = nearestWords(concept.asked, words, 2);
  return nearest === undefined ? concept : { ...concept, forms: [...concept.forms, nearest] };
}

/** Replaces the misspelt words of a question by what the passages have, and drops misspelt everyday words. */
function withCorrections(
  question: string,
  asked: readonly QueryConcept[],
  concepts: readonly QueryConcept[],
): string {
  const corrections = new Map(
    asked.map((concept) => {
      const kept = concepts.find((one) => one.asked === concept.asked);
      const correct = kept?.isFuzzy ? kept.forms.at(-1) : concept.asked;
      return [concept.asked, kept ? (correct ?? concept.asked) : ''] as const;
    }),
  );
  return question.replace(
    /[\p{L}\p{N}\p{M}]+/gu,
    (word) => corrections.get(word.toLowerCase()) ?? word,
  );
}
