import type { Clock } from '../../base/clock.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { OpenSearchPassageIndex } from '../../bot/helpdesk/aws/opensearch-passage-index.ts';
import { contentArea } from './areas/content-area.ts';
import { documentsArea } from './areas/documents-area.ts';
import type { ConsoleArea } from './console-area.ts';
import type { ConsoleTarget } from './console-target.ts';

/** A person waits for the indexer, and the page asks again. In milliseconds. */
const INDEXED_MS = 10_000;

/**
 * Creates the areas in which staff change what the bot answers from and says: documents and content, here or on AWS.
 * `target` is undefined as long as the bot is not deployed; `savedBy` is shown to others next to what is saved.
 */
export function editingAreas(
  target: () => ConsoleTarget | undefined,
  clock: Clock,
  savedBy?: string,
): readonly ConsoleArea[] {
  const { root } = findProgramFiles();
  return [
    documentsArea(() => {
      const bot = target();
      if (!bot) return undefined;
      const index = new OpenSearchPassageIndex(bot.search, bot.searchAlias);
      const passagesOf = (docId: string) => index.passagesOf(docId);
      return { s3: bot.s3, bucket: bot.documentsBucket, passagesOf, limitMs: INDEXED_MS, clock };
    }),
    contentArea(() => {
      const bot = target();
      if (!bot) return undefined;
      const { s3, documentsBucket: bucket, changesFolder } = bot;
      return { s3, bucket, root, clock, savedBy, changesFolder };
    }),
  ];
}
