import type { PassageHit } from '../passage-search.ts';
import type { ReadText } from '../words/read-text.ts';
import { dot, englishWords } from '../words/word-table.ts';
import { encoderSimilarities } from './encoder-similarities.ts';
import { type MaxSim, maxSim } from './max-sim.ts';
import { mutualMatch } from './mutual-match.ts';
import type { PassageReader, ReadPassage } from './read-passage.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { saysOf, wordLikeness } from './word-likeness.ts';

/**
 * What the words' vectors weigh next to BM25. Measured on FAQs, Cranfield, CACM and help-desk questions: on long technical
 * texts they must be the lighter half; weights tuned on one set lose on the others.
 */
const WORDS_WEIGHT = 0.5;
/** With a sentence encoder, which says most of what they say and more. Likewise, with the encoder's weight of 3 to 4. */
const WORDS_WEIGHT_BESIDE_ENCODER = 0.25;
const ENCODER_WEIGHT = 4;
/** What the likeness with a line weighs among the vectors. */
const LINE_SHARE = 1.5;

/** How similar a question and a passage are, each from -1 to 1. */
export interface Similarities {
  /** Of the question with title, heading and text. */
  readonly passage: number;
  /** With the most similar sentence. */
  readonly sentence: number;
  /** With the heading, or what the passage is also asked as. */
  readonly heading: number;
  /** Both ways between the question and the heading, or the most similar line that the passage is also asked as. */
  readonly line: number;
  /** Of each word with the nearest one in the passage. */
  readonly words: MaxSim;
  /** Of each word with the nearest one in title and heading. */
  readonly headWords: MaxSim;
  /** By the sentence encoder; undefined without one, and if no hit has a vector. */
  readonly encoder?: number;
}

export interface RankedPassage extends PassageHit {
  /** The sum by which passages are ranked. */
  readonly rank: number;
  readonly similarities: Similarities;
}

export interface RankDeps {
  readonly reader: PassageReader;
  readonly encoder?: SentenceEncoder | undefined;
}

/** Ranks the hits of a search by BM25 and by similarity with the question, best first. */
export async function rankPassages(
  { reader, encoder }: RankDeps,
  asked: { readonly text: string; readonly read: ReadText },
  hits: readonly PassageHit[],
): Promise<RankedPassage[]> {
  const bestScore = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  const says = saysOf(asked.read.words, englishWords());
  const byWords = hits.map((hit) => similaritiesOf(asked.read, says, reader.read(hit.passage)));
  const byEncoder = await encoderSimilarities(
    encoder,
    asked.text,
    hits.map(({ passage }, at) => ({ passage, similarity: byWords[at]?.passage ?? 0 })),
  );
  const ranked = hits.map((hit, at) => {
    const similarities = {
      ...(byWords[at] as Similarities),
      ...(byEncoder && { encoder: byEncoder[at] ?? 0 }),
    };
    return { ...hit, similarities, rank: hit.score / bestScore + sumOf(similarities) };
  });
  return ranked.sort(
    (a, b) => b.rank - a.rank || b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1),
  );
}

function similaritiesOf(
  question: ReadText,
  says: Float64Array,
  passage: ReadPassage,
): Similarities {
  const likeness = wordLikeness(question.words, says, passage, englishWords());
  const compareWith = (vector: Float32Array | undefined) => compare(question.vector, vector) ?? 0;
  return {
    passage: compareWith(passage.whole.vector),
    sentence: Math.max(0, ...passage.sentences.map(compareWith)),
    heading: Math.max(...passage.heads.map(({ vector }) => compareWith(vector))),
    line: Math.max(...passage.heads.map((head) => mutualMatch(likeness, head))),
    words: maxSim(likeness, passage.whole),
    headWords: maxSim(likeness, passage.head),
  };
}

function compare(a: Float32Array | undefined, b: Float32Array | undefined): number | undefined {
  return a && b && a.length === b.length ? dot(a, b) : undefined;
}

function sumOf({
  passage,
  sentence,
  heading,
  line,
  words,
  headWords,
  encoder,
}: Similarities): number {
  const vectors =
    passage + (sentence + heading + headWords.mean) / 2 + words.mean + LINE_SHARE * line;
  return encoder === undefined
    ? WORDS_WEIGHT * vectors
    : WORDS_WEIGHT_BESIDE_ENCODER * vectors + ENCODER_WEIGHT * encoder;
}
