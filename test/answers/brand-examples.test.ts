import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../bench/search/open-engine.ts';
import { answerQuestion } from '../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { parseBrand } from '../../services/bot/helpdesk/brand/parse-brand.ts';
import { CONTACTS } from '../../services/bot/helpdesk/content/contacts-file.ts';
import { indexFolder } from '../support/document-folder.ts';

const INDEX = 'examples';
const brand = parseBrand(readFileSync('seed/brand.yaml', 'utf8'), Object.keys(CONTACTS.initial));
const questions = brand.examples.flatMap((one) => one.questions);

describe('an example question of the brand', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>;

  beforeAll(async () => {
    engine = await openEngine();
    await indexFolder('seed/documents', new OpenSearchPassageIndex(engine.client, INDEX));
    await engine.client.indices.refresh({ index: INDEX });
  }, 60_000);

  afterAll(() => engine.close());

  it.each(questions)('is answered by a help page: %s', async (question) => {
    const passages = new OpenSearchPassageSearch(engine.client, INDEX);

    const reply = await answerQuestion({ passages, reader: new PassageReader() }, question);

    expect(reply.kind).toBe('answer');
  });
});
