import { systemClock } from '../../../base/clock.ts';
import { OpenSearchGenerations } from '../../../bot/helpdesk/aws/opensearch-generations.ts';
import { S3JsonObjects } from '../../../bot/helpdesk/aws/s3-json-objects.ts';
import { reindex } from '../../documents/reindex/reindex.ts';
import type { FillDeps } from './fill-index.ts';

/** The start does not wait longer for an indexer that reports nothing. */
const STALL_MS = 60_000;

/**
 * Makes the index again in its first generation, behind an alias, if it is an index that has the name itself, as version
 * 0.1 made it. If that fails, it goes on answering as it is, and the next start tries again.
 */
export async function migrateIndex(deps: FillDeps): Promise<void> {
  const { s3, sqs, bucket, queueUrl, passages, log, ended } = deps;
  try {
    await passages.use(async (client) => {
      const generations = new OpenSearchGenerations(client, passages.index);
      if ((await generations.current()).kind !== 'index') return;
      log.warn({ index: passages.index }, 'the index becomes an alias: it is made again once');
      const objects = new S3JsonObjects(s3, bucket);
      const clock = systemClock;
      const work = { s3, sqs, bucket, queueUrl, objects, generations, clock, ended };
      const { target, documents } = await reindex({ ...work, stallMs: STALL_MS });
      log.info({ target, documents }, 'the index is an alias now');
    });
  } catch (err) {
    if (!ended.aborted) log.warn({ err }, 'the index stays as it is: it could not be made again');
  }
}
