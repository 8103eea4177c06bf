import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkJson, JsonLimitError } from '../../../base/json/check-json.ts';

/** Far more values than any operation has. A long text is one value. */
const LIMITS = { maxDepth: 100, maxValues: 10_000, maxLength: 8 * 1024 * 1024 };

/** A body that is not JSON, or more of it than any operation takes. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

/** Texts that are longer are checked and parsed in a turn each: 70 MB take 30 ms and 40. */
const LONG_TEXT = 4 * 1024 * 1024;

/** Parses JSON. Throws JsonError if it is malformed, too deep or of too many values. */
export async function parseJson(text: string): Promise<unknown> {
  try {
    checkJson(text, LIMITS);
    if (text.length > LONG_TEXT) await nextTurn();
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof JsonLimitError) throw new JsonError(cause.message);
    throw new JsonError('malformed', { cause });
  }
}
