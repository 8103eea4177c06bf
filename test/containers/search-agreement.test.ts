import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Client } from '@opensearch-project/opensearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../services/bot/helpdesk/answers/answer-question.ts';
import type {
  PassageSearch,
  PassageSearchResult,
} from '../../services/bot/helpdesk/answers/passage-search.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { removeNamed, signedClient } from '../contracts/search-context.ts';
import { throughOpenSearch } from '../support/container-targets.ts';
import { indexFolder } from '../support/document-folder.ts';
import { firstAnswer } from '../support/first-answer.ts';
import { type SearchServer, startSearchServer } from '../support/search-server.ts';

const QUESTIONS = readFileSync('test/fixtures/questions.txt', 'utf8').trim().split('\n');
const TOP = 5;

const openSearch = throughOpenSearch();
const index = `agreement-${randomUUID()}`;
let embedded: SearchServer;
let clients: { readonly here: Client; readonly there: Client };

beforeAll(async () => {
  embedded = await startSearchServer();
  clients = { here: signedClient(embedded), there: signedClient(openSearch()) };
  for (const client of Object.values(clients)) {
    await indexFolder('seed/documents', new OpenSearchPassageIndex(client, index));
  }
});
afterAll(async () => {
  for (const client of Object.values(clients)) {
    await removeNamed(client, index);
    await client.close();
  }
  await embedded.close();
});

/** The answer to a question on one engine, and the hits of its last search. */
async function ask(client: Client, question: string) {
  const engine = new OpenSearchPassageSearch(client, index);
  let found: PassageSearchResult | undefined;
  const passages: PassageSearch = {
    get: (id) => engine.get(id),
    async find(question, limit) {
      found = await engine.find(question, limit);
      return found;
    },
  };
  const answer = firstAnswer(
    await answerQuestion({ passages, reader: new PassageReader() }, question),
  );
  const hits = (found?.hits ?? []).slice(0, TOP);
  return {
    frequencies: found?.frequencies,
    hits: hits.map(({ passage, has }) => ({ id: passage.id, has })),
    scores: hits.map(({ score }) => score),
    answer: answer && { from: answer.passage.id, quote: answer.quote, also: answer.also },
  };
}

describe('the embedded engine and OpenSearch', () => {
  it('hold the same passages', async () => {
    const passages = async (client: Client) => {
      const { body } = await client.search({
        index,
        body: { size: 1_000, sort: ['key', 'ordinal'] },
      });
      return body.hits.hits.map(({ _id, _source }) => ({ _id, _source }));
    };

    const here = await passages(clients.here);

    expect(here.length).toBeGreaterThan(40);
    expect(here).toStrictEqual(await passages(clients.there));
  });

  it.each(QUESTIONS)('find the same five passages, and answer alike: %s', async (question) => {
    const [here, there] = await Promise.all([
      ask(clients.here, question),
      ask(clients.there, question),
    ]);

    expect(here.hits.length).toBeGreaterThan(0);
    expect(here).toStrictEqual({ ...there, scores: here.scores });
    // Lucene adds scores in single precision.
    for (const [at, score] of there.scores.entries()) expect(here.scores[at]).toBeCloseTo(score, 4);
  });

  it('answer most of the questions', async () => {
    const answers = [];
    for (const question of QUESTIONS) answers.push((await ask(clients.here, question)).answer);

    expect(QUESTIONS).toHaveLength(40);
    expect(answers.filter((answer) => answer !== undefined).length).toBeGreaterThanOrEqual(26);
  });
});
