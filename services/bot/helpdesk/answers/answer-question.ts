import type { AlsoSee, Answer } from './answer.ts';
import { conceptsOf } from './concepts.ts';
import { coverage, weightsOf } from './coverage.ts';
import type {
  PassageHit,
  PassageSearch,
  PassageSearchResult,
  QueryConcept,
} from './passage-search.ts';
import { quoteFrom } from './quote.ts';

export interface AnswerQuestionDeps {
  readonly passages: PassageSearch;
}

/**
 * A passage answers if it contains this share of what was asked about, by weight. The threshold does not depend on the
 * engine's scores or on the documents: of two equally rare concepts both must occur, of three at least two.
 */
const MIN_CONFIDENCE = 0.6;
/** Related documents may contain a little less. */
const MIN_CONFIDENCE_ALSO = 0.5;
const MAX_ALSO = 3;
const MAX_HITS = 20;
/** Shorter words have too many similar words for a fuzzy search. */
const MIN_FUZZY_LENGTH = 5;

/**
 * Finds the passage that answers a question and quotes it. Resolves with undefined if no passage covers enough of it.
 */
export async function answerQuestion(
  { passages }: AnswerQuestionDeps,
  question: string,
): Promise<Answer | undefined> {
  const concepts = conceptsOf(question).map((concept) => ({ ...concept, isFuzzy: false }));
  if (concepts.length === 0) return undefined;
  const { queried, found } = await search(passages, concepts);
  const { frequencies, hits } = found;
  const weights = weightsOf(frequencies);
  const rated = hits.map((hit) => ({ hit, confidence: confidenceOf(hit, weights, queried) }));
  const best = rated.find(({ confidence }) => confidence >= MIN_CONFIDENCE);
  if (!best) return undefined;
  const { passage } = best.hit;
  const others = rated
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE_ALSO)
    .map(({ hit }) => hit);
  return {
    passage,
    quote: quoteFrom(passage.text, queried, weights),
    also: alsoFrom(others, passage.docId),
    confidence: best.confidence,
  };
}

/** Searches for the concepts. A word that no passage contains may be misspelt: a second search matches it fuzzily. */
async function search(
  passages: PassageSearch,
  concepts: readonly QueryConcept[],
): Promise<{ queried: readonly QueryConcept[]; found: PassageSearchResult }> {
  const found = await passages.find(concepts, MAX_HITS);
  const queried = concepts.map((concept, at) => ({
    ...concept,
    isFuzzy: found.frequencies.byConcept[at] === 0 && canBeMisspelt(concept.asked),
  }));
  if (!queried.some(({ isFuzzy }) => isFuzzy)) return { queried, found };
  return { queried, found: await passages.find(queried, MAX_HITS) };
}

function canBeMisspelt(asked: string): boolean {
  return asked.length >= MIN_FUZZY_LENGTH && /^\p{L}+$/u.test(asked);
}

function confidenceOf(
  { has }: PassageHit,
  weights: readonly number[],
  concepts: readonly QueryConcept[],
): number {
  const isFuzzy = concepts.map((concept) => concept.isFuzzy);
  return coverage(weights, has, isFuzzy);
}

/** Returns the best passage of each other document. */
function alsoFrom(hits: readonly PassageHit[], docId: string): AlsoSee[] {
  const byDocument = new Map<string, AlsoSee>();
  for (const { passage } of hits) {
    if (passage.docId === docId || byDocument.has(passage.docId)) continue;
    byDocument.set(passage.docId, {
      docId: passage.docId,
      title: passage.title,
      place: passage.place,
    });
  }
  return [...byDocument.values()].slice(0, MAX_ALSO);
}
