import type { Client } from '@opensearch-project/opensearch';
import { findPassages } from '../../services/bot/helpdesk/answers/find-passages.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import type { SentenceEncoder } from '../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import { conceptsOf } from '../../services/bot/helpdesk/answers/words/concepts.ts';
import {
  OpenSearchPassageSearch,
  passageQuery,
} from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { withVectors } from './bench-encoder.ts';
import { meanRelevance, type Relevance, relevanceOf } from './metrics.ts';
import { indexPassages, openEngine } from './open-engine.ts';
import type { SearchSet } from './sets.ts';

const INDEX = 'bench';
/** The depth at which trec_eval computes mean average precision. */
const DEPTH = 1000;
const WARM_UP = 20;

export interface Figures extends Relevance {
  /** Milliseconds from the question to its ranked passages, over HTTP. */
  readonly p50Ms: number;
  readonly indexedPerSecond: number;
  /** Memory of this process with the collection indexed. */
  readonly rssMb: number;
  /** BM25 alone, title and text weighing the same. */
  readonly bm25: Relevance;
}

/** Measures the product's ranking on a test collection, and plain BM25 by the same engine. */
export async function measure(set: SearchSet, encoder?: SentenceEncoder): Promise<Figures> {
  const engine = await openEngine();
  try {
    const passages = await withVectors(encoder, set.documents.map(toPassage));
    const indexedPerSecond = await indexPassages(engine.client, INDEX, passages);
    const product = new Product(engine.client, encoder);
    const judged = set.queries.filter(({ id }) => set.judgments.has(id));
    const ranked: Relevance[] = [];
    const plain: Relevance[] = [];
    for (const { id, text } of judged) {
      const grades = set.judgments.get(id) ?? new Map<string, number>();
      ranked.push(relevanceOf(await product.rank(text), grades));
      plain.push(relevanceOf(await plainBm25(engine.client, text), grades));
    }
    const p50Ms = await medianMs(
      product,
      judged.map(({ text }) => text),
    );
    const rssMb = process.memoryUsage.rss() / 2 ** 20;
    const bm25 = meanRelevance(plain);
    return rounded({ ...meanRelevance(ranked), p50Ms, indexedPerSecond, rssMb, bm25 });
  } finally {
    await engine.close();
  }
}

/** A document of a collection as a passage. */
export function toPassage({ id, title, text }: SearchSet['documents'][number]): Passage {
  const place = { anchor: '' };
  return {
    id,
    docId: id,
    key: id,
    kind: 'page',
    title,
    heading: '',
    text,
    place,
    lang: 'en',
    ordinal: 0,
  };
}

/** The ranking as the fulfillment function computes it. */
class Product {
  readonly #client: Client;
  readonly #passages: OpenSearchPassageSearch;
  readonly #reader = new PassageReader();
  readonly #encoder: SentenceEncoder | undefined;

  constructor(client: Client, encoder?: SentenceEncoder) {
    this.#client = client;
    this.#encoder = encoder;
    const withVectors = encoder !== undefined;
    this.#passages = new OpenSearchPassageSearch(client, INDEX, { withVectors });
  }

  /** The ranked candidates, and below them the other hits as the engine has them. */
  async rank(question: string): Promise<string[]> {
    const candidates = await this.candidates(question);
    const all = await idsOf(
      this.#client,
      passageQuery({ text: question, concepts: conceptQueries(question) }),
    );
    return [...candidates, ...all.filter((id) => !candidates.includes(id))];
  }

  async candidates(question: string): Promise<string[]> {
    const deps = { passages: this.#passages, reader: this.#reader, encoder: this.#encoder };
    const found = await findPassages(deps, question);
    return (found?.ranked ?? []).map(({ passage }) => passage.id);
  }
}

const conceptQueries = (question: string) =>
  conceptsOf(question).map((concept) => ({ ...concept, isFuzzy: false }));

function plainBm25(client: Client, query: string): Promise<string[]> {
  return idsOf(client, {
    multi_match: { query, type: 'most_fields', fields: ['title', 'text'] },
  });
}

async function idsOf(client: Client, query: object): Promise<string[]> {
  const { body } = await client.search({
    index: INDEX,
    body: { size: DEPTH, _source: false, query: query as never },
  });
  return body.hits.hits.map(({ _id }) => _id ?? '');
}

async function medianMs(product: Product, texts: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const text of [...texts.slice(0, WARM_UP), ...texts]) {
    const started = performance.now();
    await product.candidates(text);
    times.push(performance.now() - started);
  }
  const measured = times.slice(Math.min(WARM_UP, texts.length)).sort((a, b) => a - b);
  return measured[Math.floor(measured.length / 2)] ?? 0;
}

function rounded<T extends object>(figures: T): T {
  const entries = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toPrecision(4)) : rounded(value as object),
  ]);
  return Object.fromEntries(entries) as T;
}
