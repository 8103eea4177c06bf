import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from '@opensearch-project/opensearch';
import { systemClock } from '../services/base/clock.ts';
import { silentLog } from '../services/base/log.ts';
import { conceptsOf } from '../services/bot/helpdesk/answers/concepts.ts';
import { passageQuery } from '../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { PASSAGE_INDEX } from '../services/bot/helpdesk/aws/passage-mapping.ts';
import { openSearchService } from '../services/emulator/search/search.ts';
import { meanRelevance, type Relevance, relevanceOf } from './search-metrics.ts';
import { readSets, type SearchSet } from './search-sets.ts';

const DEFAULT_DATA = fileURLToPath(new URL('../../shared/data/ir', import.meta.url));
/** The depth at which trec_eval computes mean average precision. */
const DEPTH = 1000;
const BATCH = 500;
const WARM_UP = 20;

interface Figures extends Relevance {
  /** Milliseconds for a search of ten hits, over HTTP. */
  readonly p50Ms: number;
  readonly indexedPerSecond: number;
  /** Memory of this process with the collection indexed. */
  readonly rssMb: number;
}

/**
 * Measures the embedded search on test collections, through the stock client. Documents are indexed as passages,
 * and queried with the bot's fields and weights.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, json: { type: 'boolean' } },
  });
  const results: Record<string, Figures> = {};
  for (const set of await readSets(values.data ?? DEFAULT_DATA))
    results[set.name] = await measure(set);
  if (values.json) console.log(JSON.stringify(results, undefined, 2));
  else console.table(results);
}

async function measure(set: SearchSet): Promise<Figures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-search-'));
  const authenticate = async () => {};
  const search = await openSearchService({
    dataDir,
    clock: systemClock,
    log: silentLog,
    authenticate,
  });
  const node = await search.app.listen({ host: '127.0.0.1', port: 0 });
  const client = new Client({ node, auth: { username: 'test', password: 'test' } });
  try {
    const indexedPerSecond = await index(client, set);
    const judged = set.queries.filter(({ id }) => set.judgments.has(id));
    const relevance: Relevance[] = [];
    for (const { id, text } of judged) {
      const ranking = await ask(client, text, DEPTH);
      relevance.push(relevanceOf(ranking, set.judgments.get(id) ?? new Map()));
    }
    const p50Ms = await medianMs(
      client,
      judged.map(({ text }) => text),
    );
    const rssMb = process.memoryUsage.rss() / 2 ** 20;
    return rounded({ ...meanRelevance(relevance), p50Ms, indexedPerSecond, rssMb });
  } finally {
    await client.close();
    await search.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function index(client: Client, { documents }: SearchSet): Promise<number> {
  await client.indices.create({ index: 'bench', body: PASSAGE_INDEX as never });
  const started = performance.now();
  for (let at = 0; at < documents.length; at += BATCH) {
    const batch = documents.slice(at, at + BATCH);
    const body = batch.flatMap(({ id, title, text }) => [{ index: { _id: id } }, { title, text }]);
    const { body: result } = await client.bulk({ index: 'bench', body });
    if (result.errors) throw new Error('not every document was indexed');
  }
  return documents.length / ((performance.now() - started) / 1000);
}

/** Searches as the bot does: by the concepts of the question, each in the field that matches it best. */
async function ask(client: Client, text: string, size: number): Promise<string[]> {
  const concepts = conceptsOf(text).map((concept) => ({ ...concept, isFuzzy: false }));
  const query = passageQuery(concepts) as never;
  const { body } = await client.search({ index: 'bench', body: { size, _source: false, query } });
  return body.hits.hits.map(({ _id }) => _id ?? '');
}

async function medianMs(client: Client, texts: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const text of [...texts.slice(0, WARM_UP), ...texts]) {
    const started = performance.now();
    await ask(client, text, 10);
    times.push(performance.now() - started);
  }
  const measured = times.slice(Math.min(WARM_UP, texts.length)).sort((a, b) => a - b);
  return measured[Math.floor(measured.length / 2)] ?? 0;
}

function rounded(figures: Figures): Figures {
  const entries = Object.entries(figures).map(([name, value]) => [
    name,
    Number(value.toPrecision(4)),
  ]);
  return Object.fromEntries(entries) as unknown as Figures;
}

await main();
