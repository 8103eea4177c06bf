import type { SearchError } from '../../../search-engine/errors.ts';
import type { JsonObject } from '../../../search-engine/json.ts';

/** Returns the body of an error response: `{ error: { root_cause, type, reason }, status }`. */
export function errorBody(error: SearchError): JsonObject {
  const cause = errorCause(error);
  return { error: { root_cause: [cause], ...cause }, status: error.status };
}

/** Returns an error as it is reported within a response, for example for one action of a bulk request. */
export function errorCause(error: SearchError): JsonObject {
  return { type: error.type, reason: error.message, ...error.members } as JsonObject;
}
