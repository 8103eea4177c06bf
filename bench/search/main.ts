import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installedEncoder } from './bench-encoder.ts';
import { type Figures, measure } from './measure.ts';
import { readSets } from './sets.ts';

const DEFAULT_DATA = fileURLToPath(new URL('../../../shared/data/ir', import.meta.url));

/**
 * `npm run bench:search -- [--data DIR] [--json] [--encoder]`: the ranking of the bot on test collections, next to plain BM25 by the
 * same engine; `--encoder` ranks with the sentence encoder too. Documents are indexed as passages, and asked for through the stock client.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      json: { type: 'boolean' },
      encoder: { type: 'boolean' },
    },
  });
  const encoder = values.encoder ? await installedEncoder() : undefined;
  const results: Record<string, Figures> = {};
  for (const set of await readSets(values.data ?? DEFAULT_DATA))
    results[set.name] = await measure(set, encoder);
  if (values.json) console.log(JSON.stringify(results, undefined, 2));
  else console.table(Object.fromEntries(Object.entries(results).flatMap(rowsOf)));
}

/** Two rows for each collection: the product's figures, and those of BM25. */
function rowsOf([name, { bm25, ...figures }]: [string, Figures]): [string, object][] {
  return [
    [name, figures],
    [`${name}, BM25`, bm25],
  ];
}

await main();
