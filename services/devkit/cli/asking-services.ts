import { ReindexError } from '../documents/reindex/reindex-error.ts';
import { SnapshotError } from '../documents/snapshot/snapshot-error.ts';
import { silenceSdkSupportWarning } from '../local/config.ts';
import { TargetError } from './target-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * Does the work of a verb that asks the services of a bot. Resolves with its exit code, or with 1 after a message if the bot
 * can't be found or asked. Any other error is thrown on.
 */
export async function askingServices(
  verb: string,
  { error }: Pick<Terminal, 'error'>,
  work: () => Promise<number>,
): Promise<number> {
  silenceSdkSupportWarning();
  try {
    return await work();
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

/**
 * Whether the service or the network failed, not this program. The errors of the SDK have `$metadata`, those of the search
 * client `meta`, those of the network a code.
 */
function isOfService(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const isMarked = ['$metadata', 'meta', 'code'].some((member) => member in error);
  return isMarked || error.name === 'CredentialsProviderError';
}

function reasonOf(error: Error & { readonly code?: unknown }): string {
  return error.message || String(error.code ?? error.name);
}
