import { describe, expect, it } from 'vitest';
import { encodePassages } from '../../../../../services/bot/functions/indexer/encode-passages.ts';
import { vectorOf } from '../../../../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import type { Passage } from '../../../../../services/bot/helpdesk/documents/passage.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';

const NOW = new Date('2026-11-30T09:00:00Z');

/** An encoder that counts letters, an index that knows the given passages, and a clock that each batch moves. */
function deps(known: readonly Passage[] = [], { version = 'fake/1', batchMs = 0 } = {}) {
  const encoded: string[] = [];
  let now = NOW.getTime();
  const encoder = {
    version,
    async encode(texts: readonly string[]) {
      encoded.push(...texts);
      now += batchMs;
      return texts.map((text) => Float32Array.of(text.length));
    },
  };
  const stored = { passagesOf: async () => known };
  return { encoded, encoder, stored, clock: { now: () => new Date(now) } };
}

const section = (heading: string, text: string) =>
  aPassage({ id: heading, title: 'Lockers', heading, text });
const PAGE = [section('Rent', 'Choose one.'), section('Return', 'In June.')];

describe('the vectors of passages', () => {
  it('are of title, heading and text as one', async () => {
    const { encoded, ...rest } = deps();

    const passages = await encodePassages(rest, 'd', PAGE);

    expect(encoded).toStrictEqual(['Lockers. Rent. Choose one.', 'Lockers. Return. In June.']);
    expect(passages.map((one) => vectorOf(one, 'fake/1')?.[0])).toStrictEqual([26, 25]);
  });

  it('are kept while the text is the same', async () => {
    const before = await encodePassages(deps(), 'd', PAGE);
    const { encoded, ...rest } = deps(before);

    const changed = [PAGE[0] as Passage, section('Return', 'In July.')];
    const passages = await encodePassages(rest, 'd', changed);

    expect(encoded).toStrictEqual(['Lockers. Return. In July.']);
    expect(passages[0]?.vector).toStrictEqual(before[0]?.vector);
  });

  it('are made anew for another version of the encoder', async () => {
    const before = await encodePassages(deps(), 'd', PAGE);
    const { encoded, ...rest } = deps(before, { version: 'fake/2' });

    const passages = await encodePassages(rest, 'd', PAGE);

    expect(encoded).toHaveLength(2);
    expect(passages.map(({ vector }) => vector?.encoder)).toStrictEqual(['fake/2', 'fake/2']);
  });

  it('are made for as many passages of a book as there is time for, and for the rest the next time', async () => {
    const book = Array.from({ length: 20 }, (_, at) => section(`Part ${at}`, `Text ${at}.`));

    const first = await encodePassages(deps([], { batchMs: 6_000 }), 'd', book);
    const second = await encodePassages(deps(first), 'd', book);

    expect(first.filter(({ vector }) => vector)).toHaveLength(8);
    expect(first.map(({ text }) => text)).toStrictEqual(book.map(({ text }) => text));
    expect(second.filter(({ vector }) => vector)).toHaveLength(20);
  });

  it('are none without an encoder', async () => {
    expect(await encodePassages(undefined, 'd', PAGE)).toBe(PAGE);
  });
});
