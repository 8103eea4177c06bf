import { AwsError } from '../errors.ts';
import type { BodyLimit } from '../service.ts';

/** AWS's limits for an event, in bytes: of a synchronous and of a queued invocation. */
export const MAX_SYNC_BYTES = 6_291_456;
export const MAX_ASYNC_BYTES = 1_048_576;
/** A package of 50 MiB in Base64, and as much as AWS allows around it. */
const PACKAGE_BYTES = 70_167_211;
/** Our choice: everything else is configuration. */
const OTHER_BYTES = 1_048_576;

/** The limits of Lambda's bodies. */
export function lambdaBodyLimit(
  operation: string | undefined,
  headers: Readonly<Record<string, string>>,
): BodyLimit {
  if (operation === 'Invoke') {
    const isQueued = headers['x-amz-invocation-type'] === 'Event';
    return limit(isQueued ? MAX_ASYNC_BYTES : MAX_SYNC_BYTES, 'InvokeFunction');
  }
  const hasPackage = operation === 'CreateFunction' || operation === 'UpdateFunctionCode';
  return limit(hasPackage ? PACKAGE_BYTES : OTHER_BYTES, operation ?? 'requested');
}

function limit(maxBytes: number, operation: string): BodyLimit {
  return { maxBytes, refusal: () => requestTooLarge(maxBytes, operation) };
}

/** Lambda's error for a request that is too large. */
export function requestTooLarge(maxBytes: number, operation: string): AwsError {
  return new AwsError(
    'RequestTooLargeException',
    413,
    `Request must be smaller than ${maxBytes} bytes for the ${operation} operation`,
    { members: { Type: 'User' } },
  );
}
