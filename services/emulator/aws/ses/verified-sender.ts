import { identitiesNotVerified } from './errors.ts';
import type { VerifiedIdentities } from './store.ts';

/** Throws MessageRejected if neither an address itself nor one of its domains is verified. */
export function assertVerified(
  identities: VerifiedIdentities,
  region: string,
  addresses: readonly string[],
): void {
  const unverified = [...new Set(addresses)].filter((address) => !isVerified(identities, address));
  if (unverified.length > 0) throw identitiesNotVerified(region, unverified);
}

/** A verified domain covers its subdomains. A label after "+" does not change the address. */
function isVerified(identities: VerifiedIdentities, address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).split('+', 1)[0];
  const labels = address.slice(at + 1).split('.');
  const domains = labels.map((_label, index) => labels.slice(index).join('.'));
  const candidates = [address, `${local}@${labels.join('.')}`, ...domains];
  return candidates.some((candidate) => identities.get(candidate) !== undefined);
}
