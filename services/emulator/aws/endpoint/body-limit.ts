import { AwsError } from '../errors.ts';
import type { BodyLimit } from '../service.ts';
import type { RoutedCall } from './route-call.ts';

/** For services that name no limit of their own, S3 above all. */
const DEFAULT_LIMIT: BodyLimit = { maxBytes: 8 * 1024 * 1024 };

/** Returns how long the body of a call may be, as far as its head shows what it is. */
export function bodyLimitOf({ target, route, request }: RoutedCall): BodyLimit {
  return target.service.bodyLimit?.(route?.operation.name, request.headers) ?? DEFAULT_LIMIT;
}

/** Throws AwsError for a body that is declared to be longer than the limit, before any of it is read. */
export function requireDeclaredWithin(
  limit: BodyLimit,
  headers: Readonly<Record<string, string>>,
): void {
  const declared = Number(headers['content-length'] ?? 0);
  if (declared > limit.maxBytes) throw tooLarge(limit);
}

/** The error for a body that is longer: the service's own, or the protocol's. */
export function tooLarge({ maxBytes, refusal }: BodyLimit): AwsError {
  if (refusal) return refusal();
  const message = `Your request exceeds the maximum allowed size of ${maxBytes} bytes.`;
  return new AwsError('EntityTooLarge', 413, message);
}
