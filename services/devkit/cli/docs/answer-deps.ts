import { ANSWER_FILES, ANSWERS, SYNONYMS } from '../../../bot/helpdesk/answer-files.ts';
import type { AnswerQuestionDeps } from '../../../bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../bot/helpdesk/answers/ranking/read-passage.ts';
import { UnexpiredPassages } from '../../../bot/helpdesk/answers/unexpired-passages.ts';
import { OpenSearchPassageSearch } from '../../../bot/helpdesk/aws/opensearch-passage-search.ts';
import { S3ContentObjects } from '../../../bot/helpdesk/aws/s3-content-objects.ts';
import { systemClock } from '../../../bot/helpdesk/clock.ts';
import { LiveContent } from '../../../bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../bot/helpdesk/content-files.ts';
import { openEncoder } from '../../../bot/helpdesk/encoder/optional-encoder.ts';
import type { Log } from '../../../bot/helpdesk/json-log.ts';
import type { DocsTarget } from './target.ts';

/** What a verb needs to ask as the bot does: its index, its encoder if it has one, and what staff wrote. */
export async function answerDeps(
  { s3, bucket, search, alias, encoder: settings }: DocsTarget,
  log: Log,
): Promise<AnswerQuestionDeps & { readonly content: LiveContent }> {
  const encoder = await openEncoder(settings, log);
  const indexed = new OpenSearchPassageSearch(search, alias, {
    withVectors: encoder !== undefined,
  });
  const files = [...CONTENT_FILES, ...ANSWER_FILES];
  const content = new LiveContent(new S3ContentObjects(s3, bucket), systemClock, files);
  await content.refresh(log);
  return {
    passages: new UnexpiredPassages(indexed, systemClock),
    reader: new PassageReader(),
    encoder,
    rules: content.get(ANSWERS),
    synonyms: content.get(SYNONYMS),
    content,
  };
}
