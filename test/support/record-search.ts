import { readFile, writeFile } from 'node:fs/promises';
import { Client } from '@opensearch-project/opensearch';
import { findPassages } from '../../services/bot/helpdesk/answers/find-passages.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { PASSAGE_INDEX } from '../../services/bot/helpdesk/aws/passage-mapping.ts';
import { startOpenSearch } from './containers.ts';
import { indexFolder } from './document-folder.ts';
import {
  EXCHANGES_FILE,
  foundIn,
  INDEX_FILE,
  PASSAGES_FILE,
  QUESTIONS_FILE,
  type RecordedExchange,
} from './recorded-search.ts';

const INDEX = 'recorded';

/**
 * `npx tsx test/support/record-search.ts`, which needs Docker: indexes the seed's documents in OpenSearch, asks the questions of
 * the fixture as the functions do, and records the passages, the requests and what OpenSearch answered. The record is
 * complete in itself: a change of the seed or of the queries does not outdate it.
 */
async function main(): Promise<void> {
  // Testcontainers' reaper needs one image more; what is started here is stopped here.
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';
  await using openSearch = await startOpenSearch();
  const client = new Client({ node: openSearch.url });
  await indexFolder('seed/documents', new OpenSearchPassageIndex(client, INDEX));
  await client.indices.refresh({ index: INDEX });
  const passages = await everyPassage(client);
  await client.indices.delete({ index: `${INDEX}*` });
  await client.indices.create({ index: INDEX, body: PASSAGE_INDEX as never });
  const body = passages.flatMap(({ id, source }) => [{ index: { _id: id } }, source]);
  await client.bulk({ index: INDEX, body, refresh: true });
  await writeFile(INDEX_FILE, `${JSON.stringify(PASSAGE_INDEX)}\n`);
  await writeFile(PASSAGES_FILE, lines(passages));
  await writeFile(EXCHANGES_FILE, lines(await askAll(client)));
  await client.close();
}

/** What is searched of each passage. */
const FIELDS = ['key', 'ordinal', 'title', 'heading', 'text', 'alsoAsked'];

async function everyPassage(client: Client) {
  const { body } = await client.search({
    index: INDEX,
    body: { size: 10_000, _source: FIELDS, sort: ['key', 'ordinal'] },
  });
  return body.hits.hits.map(({ _id, _source }) => ({ id: _id, source: _source as object }));
}

async function askAll(client: Client): Promise<RecordedExchange[]> {
  const questions = (await readFile(QUESTIONS_FILE, 'utf8')).trim().split('\n');
  const exchanges: RecordedExchange[] = [];
  let asked = '';
  const listening = Object.create(client, {
    msearch: {
      async value({ body }: { body: object[] }) {
        const response = await client.msearch({ index: INDEX, body });
        const searches = body.filter((_, at) => at % 2 === 1);
        exchanges.push({ question: asked, searches, found: foundIn(response.body) });
        return response;
      },
    },
  }) as Client;
  const deps = {
    passages: new OpenSearchPassageSearch(listening, INDEX),
    reader: new PassageReader(),
  };
  for (const question of questions) {
    asked = question;
    await findPassages(deps, question);
  }
  return exchanges;
}

const lines = (values: readonly object[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

await main();
