import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../base/clock.ts';

/** The content of a bot as its staff reach it, and the bundled files that it replaces. */
export interface ContentDeps {
  readonly s3: S3Client;
  readonly bucket: string;
  /** The folder with `seed/`. */
  readonly root: string;
  readonly clock: Clock;
  /** Who saves, as it is shown to others; undefined if that is not known. */
  readonly savedBy?: string | undefined;
  /** The folder for patches of `seed/`; undefined for a deployed bot. */
  readonly changesFolder?: string | undefined;
}
