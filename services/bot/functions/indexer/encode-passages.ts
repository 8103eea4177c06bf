import {
  type SentenceEncoder,
  textToEncode,
  toStoredVector,
} from '../../helpdesk/answers/ranking/sentence-encoder.ts';
import type { Clock } from '../../helpdesk/clock.ts';
import type { Passage } from '../../helpdesk/documents/passage.ts';
import type { StoredPassages } from '../../helpdesk/documents/passage-index.ts';

export interface EncodingDeps {
  readonly encoder: SentenceEncoder;
  readonly stored: StoredPassages;
  readonly clock: Clock;
}

/**
 * A document has this long, so that a book does not take the time of the whole batch. What is not encoded by then is
 * found by its words, and encoded when the document is indexed again.
 */
const LIMIT_MS = 10_000;
/** So many are encoded before the queue's other documents have their turn, and the clock is looked at. */
const AT_ONCE = 4;

/** Adds the vectors of passages; those of the same text as before have the stored ones. Without an encoder they stay as they are. */
export async function encodePassages(
  deps: EncodingDeps | undefined,
  docId: string,
  passages: readonly Passage[],
): Promise<readonly Passage[]> {
  if (!deps) return passages;
  const { encoder, stored, clock } = deps;
  const known = knownVectors(await stored.passagesOf(docId), encoder.version);
  const until = clock.now().getTime() + LIMIT_MS;
  const vectors = new Map(known);
  const missing = [...new Set(passages.map(textToEncode))].filter((text) => !known.has(text));
  for (let at = 0; at < missing.length && clock.now().getTime() < until; at += AT_ONCE) {
    const texts = missing.slice(at, at + AT_ONCE);
    for (const [one, vector] of (await encoder.encode(texts)).entries())
      vectors.set(texts[one] ?? '', toStoredVector(encoder.version, vector));
  }
  return passages.map((passage) => {
    const vector = vectors.get(textToEncode(passage));
    return vector ? { ...passage, vector } : passage;
  });
}

function knownVectors(passages: readonly Passage[], version: string) {
  return new Map(
    passages.flatMap((passage) =>
      passage.vector?.encoder === version ? [[textToEncode(passage), passage.vector] as const] : [],
    ),
  );
}
