import { systemClock } from '../../../base/clock.ts';
import { OpenSearchGenerations } from '../../../bot/helpdesk/aws/opensearch-generations.ts';
import { S3JsonObjects } from '../../../bot/helpdesk/aws/s3-json-objects.ts';
import { type ReindexResult, reindex } from '../../documents/reindex/reindex.ts';
import type { Terminal } from '../terminal.ts';
import { runDocsVerb } from './docs-verb.ts';
import { ProgressBar } from './progress-bar.ts';

/** Runs `support-bot docs reindex`. Returns the exit code. */
export function reindexVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const verb = { name: 'reindex', takesNames: false };
  return runDocsVerb(verb, args, terminal, () => async (target, { json }) => {
    const bar = new ProgressBar(terminal.error);
    const result = await reindex({
      ...target,
      objects: new S3JsonObjects(target.s3, target.bucket),
      generations: new OpenSearchGenerations(target.search, target.alias),
      clock: systemClock,
      onProgress: ({ target: index, done, total }) => bar.show(index, done, total),
    }).finally(() => bar.end());
    terminal.output.write(json ? `${JSON.stringify(result)}\n` : textOf(result));
    return result.lost.length > 0 ? 1 : 0;
  });
}

function textOf({ target, documents, isResumed, lost, dropped }: ReindexResult): string {
  const how = isResumed ? ', going on where the last run was interrupted' : '';
  return [
    `${target} answers now: ${documents} documents${how}.`,
    ...lost.map((key) => `not found any more, as it can't be read: ${key}`),
    ...dropped.map((name) => `${name} is removed: it was replaced more than a day ago.`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
