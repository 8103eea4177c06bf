import { type Figure, spread, timesOf } from './figures.ts';
import { openEngine } from './search/open-engine.ts';

const PASSAGES = 20_000;
const BATCH = 1_000;

/** A search over 20,000 passages of random words, by the stock client over HTTP. */
export async function measurePassages(): Promise<Figure[]> {
  const engine = await openEngine();
  const { client } = engine;
  for (let from = 0; from < PASSAGES; from += BATCH) {
    const body = Array.from({ length: BATCH }, (_, index) => [
      { index: { _index: 'passages', _id: `${from + index}` } },
      { title: words(from + index, 4), text: words(from + index, 40) },
    ]).flat();
    await client.bulk({ body });
  }
  const times = await timesOf(500, 50, (index) =>
    client.search({
      index: 'passages',
      body: {
        query: { multi_match: { query: words(index * 37, 5), fields: ['title^3', 'text'] } },
      },
    }),
  );
  await engine.close();
  return [
    { what: 'search over 20,000 passages, over HTTP', goal: 'p50 ≤ 2 ms', seen: spread(times) },
  ];
}

/** Words with a long-tailed distribution, as in natural language: a few are frequent, most are rare. */
function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const random = ((seed * 2_654_435_761 + index * 40_503) >>> 0) / 2 ** 32;
    return `w${Math.floor(8_000 * random ** 3)}`;
  }).join(' ');
}
