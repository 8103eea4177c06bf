import type { HttpAccess } from '../../../base/http/access.ts';
import type { AddressedHead } from '../../../base/http/host-names.ts';
import type { PeerHead } from '../../../base/http/peers.ts';
import { AwsError } from '../errors.ts';
import type { RegisteredService } from './registry.ts';
import type { Signature } from './sigv4/signed-request.ts';

/**
 * Refuses a request that is addressed to another server. A name below `localhost` may be a bucket's.
 * Throws AwsError 421.
 */
export function requireOwnHost(access: HttpAccess, head: AddressedHead): void {
  if (!access.answersTo(head) && !access.isBelowLocalhost(head)) throw misdirected();
}

/** Refuses a name below `localhost` that is no bucket's. Throws AwsError 421. */
export function requireBucketHost(
  access: HttpAccess,
  head: AddressedHead,
  { service }: RegisteredService,
): void {
  if (!service.hasBucketInPath && access.isBelowLocalhost(head)) throw misdirected();
}

/**
 * Refuses requests from afar that are not signed with the temporary credentials of a role: everybody knows those of the
 * administrator, unless the configuration has others. A presigned link of a role is as good as its signature.
 * Throws AwsError 403.
 */
export function requireKnownPeer(
  access: HttpAccess,
  head: PeerHead,
  signature: Signature | undefined,
): void {
  if (access.admitsPeer(head) || signature?.sessionToken !== undefined) return;
  throw new AwsError('AccessDenied', 403, 'Access Denied', {
    detail:
      'support-bot: test / test are for this machine alone. With ADMIN_ACCESS_KEY_ID and ADMIN_SECRET_ACCESS_KEY set, callers from elsewhere may come.',
  });
}

function misdirected(): AwsError {
  return new AwsError('MisdirectedRequest', 421, 'This server does not answer to that host name.', {
    detail: 'support-bot: ALLOWED_HOSTS lists the names that it answers to.',
  });
}
