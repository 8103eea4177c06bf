import { describe, expect, it } from 'vitest';
import type { PassageHit } from '../../../../../services/bot/helpdesk/answers/passage-search.ts';
import { rankPassages } from '../../../../../services/bot/helpdesk/answers/ranking/rank-passages.ts';
import { PassageReader } from '../../../../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import {
  type SentenceEncoder,
  textToEncode,
  toStoredVector,
  vectorOf,
} from '../../../../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import { readText } from '../../../../../services/bot/helpdesk/answers/words/read-text.ts';
import type { Passage } from '../../../../../services/bot/helpdesk/documents/passage.ts';
import { aPassage } from './a-search.ts';

const QUESTION = 'where do I keep my bicycle';

/** An encoder to which the question and everything about lockers are alike, and all else the opposite. */
class FakeEncoder implements SentenceEncoder {
  readonly version = 'fake/2';
  readonly asked: string[] = [];

  async encode(texts: readonly string[]) {
    this.asked.push(...texts);
    return texts.map((text) =>
      text === QUESTION || text.includes('locker') ? Float32Array.of(1, 0) : Float32Array.of(-1, 0),
    );
  }
}

async function hit(encoder: SentenceEncoder | undefined, given: Partial<Passage>, score: number) {
  const passage = aPassage({ title: '', heading: '', ...given });
  const [vector] = (await encoder?.encode([textToEncode(passage)])) ?? [];
  const stored = encoder && vector ? { vector: toStoredVector(encoder.version, vector) } : {};
  return { passage: { ...passage, ...stored }, score, has: [true] };
}

const rank = async (encoder: SentenceEncoder | undefined, hits: readonly PassageHit[]) =>
  rankPassages(
    { reader: new PassageReader(), encoder },
    { text: QUESTION, read: readText(QUESTION) },
    hits,
  );
const ids = (ranked: readonly { passage: Passage }[]) => ranked.map(({ passage }) => passage.id);

describe('ranking with a sentence encoder', () => {
  it('puts first what means the same, though another has more of its words', async () => {
    const encoder = new FakeEncoder();
    const hits = await Promise.all([
      hit(encoder, { id: 'words', text: 'You may keep your bicycle key.' }, 5),
      hit(encoder, { id: 'meaning', text: 'There are lockers at the gate.' }, 3),
    ]);

    expect(ids(await rank(encoder, hits))).toStrictEqual(['meaning', 'words']);
    expect(ids(await rank(undefined, hits))).toStrictEqual(['words', 'meaning']);
  });

  it('encodes the question once for all passages', async () => {
    const encoder = new FakeEncoder();
    const hits = await Promise.all(
      ['a', 'b', 'c'].map((id) => hit(encoder, { id, text: `A locker for ${id}.` }, 1)),
    );
    encoder.asked.length = 0;

    await rank(encoder, hits);

    expect(encoder.asked).toStrictEqual([QUESTION]);
  });

  it('goes by words alone, and encodes nothing, if no passage has a vector of its version', async () => {
    const encoder = new FakeEncoder();
    const old = { version: 'fake/1', encode: encoder.encode.bind(encoder) };
    const hits = await Promise.all([
      hit(old, { id: 'words', text: 'You may keep your bicycle key.' }, 5),
      hit(undefined, { id: 'meaning', text: 'There are lockers at the gate.' }, 3),
    ]);
    encoder.asked.length = 0;

    const ranked = await rank(encoder, hits);

    expect(ids(ranked)).toStrictEqual(['words', 'meaning']);
    expect(ranked.map(({ similarities }) => similarities.encoder)).toStrictEqual([
      undefined,
      undefined,
    ]);
    expect(encoder.asked).toStrictEqual([]);
  });

  it('lets a passage without a vector count by the rest: neither first nor last for want of it', async () => {
    const encoder = new FakeEncoder();
    const hits = await Promise.all([
      hit(encoder, { id: 'alike', text: 'A locker.' }, 2),
      hit(undefined, { id: 'new', text: 'A shed.' }, 2),
      hit(encoder, { id: 'unlike', text: 'A kayak.' }, 2),
    ]);

    expect(ids(await rank(encoder, hits))).toStrictEqual(['alike', 'new', 'unlike']);
  });

  it('ignores a vector of another length', async () => {
    const encoder = new FakeEncoder();
    const damaged = { ...aPassage(), vector: toStoredVector('fake/2', Float32Array.of(1, 0, 0)) };
    const hits = [
      { passage: damaged, score: 1, has: [true] },
      await hit(encoder, { id: 'alike', text: 'A locker.' }, 1),
    ];

    const ranked = await rank(encoder, hits);

    expect(ranked.every(({ rank: sum }) => Number.isFinite(sum))).toBe(true);
  });
});

describe('a stored vector', () => {
  it('is read as it was written', () => {
    const vector = Float32Array.from({ length: 384 }, (_, at) => Math.sin(at));
    const passage = aPassage({ vector: toStoredVector('fake/2', vector) });

    expect(vectorOf(passage, 'fake/2')).toStrictEqual(vector);
  });

  it('of another version counts as none', () => {
    const passage = aPassage({ vector: toStoredVector('fake/1', Float32Array.of(1)) });

    expect(vectorOf(passage, 'fake/2')).toBeUndefined();
  });
});
