import type { AnswerQuestionDeps } from '../../../bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../bot/helpdesk/answers/ranking/read-passage.ts';
import { UnexpiredPassages } from '../../../bot/helpdesk/answers/unexpired-passages.ts';
import { OpenSearchPassageSearch } from '../../../bot/helpdesk/aws/opensearch-passage-search.ts';
import { systemClock } from '../../../bot/helpdesk/clock.ts';
import { openEncoder } from '../../../bot/helpdesk/encoder/optional-encoder.ts';
import type { Log } from '../../../bot/helpdesk/json-log.ts';
import type { DocsTarget } from './target.ts';

/** What a verb needs to ask as the bot does: its index, and its encoder if it has one. */
export async function answerDeps(
  { search, alias, encoder: settings }: DocsTarget,
  log: Log,
): Promise<AnswerQuestionDeps> {
  const encoder = await openEncoder(settings, log);
  const indexed = new OpenSearchPassageSearch(search, alias, {
    withVectors: encoder !== undefined,
  });
  const passages = new UnexpiredPassages(indexed, systemClock);
  return { passages, reader: new PassageReader(), encoder };
}
