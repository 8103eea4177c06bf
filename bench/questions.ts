import { readFile } from 'node:fs/promises';
import { Client } from '@opensearch-project/opensearch';
import { answerQuestion } from '../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageSearch } from '../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { startOpenSearch } from '../test/support/containers.ts';
import { removeFolders, startProduct, temporaryFolder } from '../test/support/product.ts';
import { QUESTIONS_FILE } from '../test/support/recorded-search.ts';
import { containerMegabytes } from './container-memory.ts';
import { type Figure, spread, timesOf } from './figures.ts';
import { manyPassages } from './many-passages.ts';
import { residentMegabytes } from './product.ts';
import { indexPassages } from './search/open-engine.ts';

const PASSAGES = 20_000;
const INDEX = 'bench-questions';
const QUESTIONS = 400;
const WARM_UP = 100;

/** Questions to 20,000 passages in the built product: from the text to the reply, by the functions' own code. */
export async function measureQuestions(): Promise<Figure[]> {
  const product = await startProduct(await temporaryFolder());
  const { SearchUrl: node = '' } = product.outputs;
  const client = new Client({ node, auth: { username: 'test', password: 'test' } });
  const figures = await measureOn('the embedded engine', client, () => residentMegabytes(product));
  await client.close();
  await product.stop();
  await removeFolders();
  return figures;
}

/** The same with OpenSearch in a container, with a heap limit of 512 MB. */
export async function measureQuestionsInOpenSearch(): Promise<Figure[]> {
  // Testcontainers' reaper needs one image more; what is started here is stopped here.
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';
  await using openSearch = await startOpenSearch();
  const client = new Client({ node: openSearch.url });
  const id = openSearch.container.getId();
  const figures = await measureOn('OpenSearch', client, () => containerMegabytes(id));
  await client.close();
  return figures;
}

async function measureOn(
  engine: string,
  client: Client,
  megabytes: () => Promise<number>,
): Promise<Figure[]> {
  const questions = (await readFile(QUESTIONS_FILE, 'utf8')).trim().split('\n');
  const before = await megabytes();
  const perSecond = await indexPassages(client, INDEX, manyPassages(PASSAGES));
  const deps = {
    passages: new OpenSearchPassageSearch(client, INDEX),
    reader: new PassageReader(),
  };
  const searches = await timesOf(QUESTIONS, WARM_UP, (at) =>
    answerQuestion(deps, questions[at % questions.length] ?? ''),
  );
  const after = await megabytes();
  const own = Math.round(process.memoryUsage.rss() / 2 ** 20);
  return [
    {
      what: `a question to 20,000 passages in ${engine}, to the reply`,
      goal: '',
      seen: spread(searches),
    },
    {
      what: `… memory before and with them, and of the process that asks`,
      goal: '',
      seen: `${before} MB, ${after} MB, ${own} MB`,
    },
    { what: '… passages indexed per second', goal: '', seen: String(Math.round(perSecond)) },
  ];
}
