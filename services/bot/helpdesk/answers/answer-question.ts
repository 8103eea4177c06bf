import type { AlsoSee, Answer } from './answer.ts';
import { conceptsOf } from './concepts.ts';
import { coverage, weightsOf } from './coverage.ts';
import type { Found, PassageHit, PassageSearch, SoughtConcept } from './passage-search.ts';
import { quoteFrom } from './quote.ts';

export interface AnswerDeps {
  readonly passages: PassageSearch;
}

/**
 * A passage answers when it has this share of what was asked about, by weight. It does not depend on the scores of an
 * engine nor on the documents: of two equally rare things both must be there, of three at least two.
 */
const ENOUGH = 0.6;
/** What else is offered may miss a little more. */
const ENOUGH_FOR_ALSO = 0.5;
const MAX_ALSO = 3;
const LOOKED_AT = 20;
/** Shorter words have too many neighbours to guess at. */
const SHORTEST_GUESSED = 5;

/** Finds the passage that answers a question, and quotes it. Undefined where none has enough of what was asked. */
export async function answerQuestion(
  { passages }: AnswerDeps,
  question: string,
): Promise<Answer | undefined> {
  const concepts = conceptsOf(question).map((concept) => ({ ...concept, isFuzzy: false }));
  if (concepts.length === 0) return undefined;
  const { sought, found } = await search(passages, concepts);
  const { frequencies, hits } = found;
  const weights = weightsOf(frequencies);
  const rated = hits.map((hit) => ({ hit, confidence: confidenceIn(hit, weights, sought) }));
  const best = rated.find(({ confidence }) => confidence >= ENOUGH);
  if (!best) return undefined;
  const { passage } = best.hit;
  const others = rated
    .filter(({ confidence }) => confidence >= ENOUGH_FOR_ALSO)
    .map(({ hit }) => hit);
  return {
    passage,
    quote: quoteFrom(passage.text, sought, weights),
    also: alsoFrom(others, passage.docId),
    confidence: best.confidence,
  };
}

/** Searches for what was asked; a word that no passage has may be misspelt, and is guessed at in a second search. */
async function search(
  passages: PassageSearch,
  concepts: readonly SoughtConcept[],
): Promise<{ sought: readonly SoughtConcept[]; found: Found }> {
  const found = await passages.find(concepts, LOOKED_AT);
  const sought = concepts.map((concept, at) => ({
    ...concept,
    isFuzzy: found.frequencies.byConcept[at] === 0 && isGuessable(concept.asked),
  }));
  if (!sought.some(({ isFuzzy }) => isFuzzy)) return { sought, found };
  return { sought, found: await passages.find(sought, LOOKED_AT) };
}

const isGuessable = (asked: string): boolean =>
  asked.length >= SHORTEST_GUESSED && /^\p{L}+$/u.test(asked);

const confidenceIn = (
  { has }: PassageHit,
  weights: readonly number[],
  sought: readonly SoughtConcept[],
): number =>
  coverage(
    weights,
    has,
    sought.map(({ isFuzzy }) => isFuzzy),
  );

/** The best passage of each other document. */
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
