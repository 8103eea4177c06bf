import type { Log } from '../../../base/log.ts';
import { internalServer } from '../errors.ts';

/**
 * Waits until a change of a session is on disk. Rejects with InternalServerException, which clients may answer with a
 * retry, if it can't be written; the session is then as it was before.
 */
export async function durably<T>(log: Log, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    log.error({ err: error }, 'a session could not be written');
    throw internalServer('We encountered an internal error. Please try again.', error);
  }
}
