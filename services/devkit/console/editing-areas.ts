import type { Clock } from '../../base/clock.ts';
import type { Passage } from '../../bot/helpdesk/documents/passage.ts';
import type { StaffTarget } from '../staff/staff-target.ts';
import { contentArea } from './areas/content-area.ts';
import { documentsArea } from './areas/documents-area.ts';
import type { ConsoleArea } from './console-area.ts';

export interface EditingDeps {
  /** Undefined as long as the bot is not deployed. */
  readonly target: () => Pick<StaffTarget, 's3' | 'documentsBucket'> | undefined;
  /** Returns the passages of a document as they were indexed last, in any order. */
  readonly passagesOf: (docId: string) => Promise<readonly Passage[]>;
  readonly clock: Clock;
  /** The folder with `seed/`. */
  readonly root: string;
  /** Who saves, as it is shown to others; undefined if that is not known. */
  readonly savedBy?: string | undefined;
  /** The data folder, for patches of `seed/`; undefined for a deployed bot. */
  readonly dataDir?: string | undefined;
}

/** A person waits for the indexer, and the page asks again. */
const INDEXED_MS = 10_000;

/** Creates the areas in which staff change what the bot answers from and says: documents and content, here or on AWS. */
export function editingAreas({ target, passagesOf, ...rest }: EditingDeps): readonly ConsoleArea[] {
  const { clock } = rest;
  const bucketOf = () => {
    const bot = target();
    return bot && { s3: bot.s3, bucket: bot.documentsBucket, clock };
  };
  return [
    documentsArea(() => {
      const bucket = bucketOf();
      return bucket && { ...bucket, passagesOf, limitMs: INDEXED_MS };
    }),
    contentArea(() => {
      const bucket = bucketOf();
      return bucket && { ...rest, ...bucket };
    }),
  ];
}
