import type { IntakeRules, Problem } from './step.ts';

/** Returns why replies may not go to an address; undefined if they may. */
export function addressProblem(
  address: string,
  { reserved, allowedDomains, refused }: IntakeRules,
): Problem | undefined {
  const plain = address.toLowerCase();
  if (reserved.includes(plain)) return 'reservedAddress';
  if (refused.some((one) => isOf(plain, one))) return 'refusedAddress';
  const isAllowed = allowedDomains.length === 0 || allowedDomains.some((one) => isOf(plain, one));
  return isAllowed ? undefined : 'otherDomain';
}

/** Whether an address is this one, or of this domain or one below it. */
const isOf = (address: string, one: string): boolean =>
  one.includes('@') ? address === one : address.endsWith(`@${one}`) || address.endsWith(`.${one}`);
