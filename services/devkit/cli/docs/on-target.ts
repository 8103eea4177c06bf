import { ReindexError } from '../../documents/reindex/reindex-error.ts';
import { SnapshotError } from '../../documents/snapshot/snapshot-error.ts';
import { silenceSdkSupportWarning } from '../../local/config.ts';
import { isFailedCall, reasonOf } from '../documents-bucket.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type DocsTarget, openTarget, type TargetOptions } from './target.ts';
import { TargetError } from './target-error.ts';

const TEXT = { type: 'string' } as const;

/** The options of every verb that asks a bot. */
export const TARGET_OPTIONS = {
  name: TEXT,
  profile: TEXT,
  region: TEXT,
  json: { type: 'boolean' },
} as const;

/**
 * Finds the bot that the options of a verb name, and does the verb's work on it. Resolves with its exit code, or with 1
 * after a message if the bot can't be found or asked. Throws UsageError if the options don't fit together.
 */
export async function onTarget(
  verb: string,
  options: TargetOptions,
  { error }: Terminal,
  work: (target: DocsTarget) => Promise<number>,
): Promise<number> {
  if (options.name === undefined && (options.profile ?? options.region) !== undefined)
    throw new UsageError('--profile and --region need --name');
  silenceSdkSupportWarning();
  try {
    const target = await openTarget(options);
    try {
      return await work(target);
    } finally {
      await target.close();
    }
  } catch (failure) {
    if (!isKnown(failure) && !isOfService(failure)) throw failure;
    error.write(`support-bot ${verb}: ${reasonOf(failure)}\n`);
    return 1;
  }
}

function isKnown(error: unknown): error is Error {
  return (
    error instanceof ReindexError || error instanceof SnapshotError || error instanceof TargetError
  );
}

/** The errors of the search client have a name and `meta`, not what those of the SDK have. */
function isOfService(error: unknown): error is Error {
  if (isFailedCall(error)) return true;
  return error instanceof Error && ('meta' in error || error.name === 'CredentialsProviderError');
}
