import type { Site } from '../site.ts';

/**
 * Returns who gets the receipt, which quotes the text: the requestors (R1). Of an automatic mail, it goes neither to the
 * sender nor to anybody without privileges (R20).
 */
export function receiptsOf(
  { users }: Site,
  requestors: readonly string[],
  sender: string,
  automaticBy: string | undefined,
): readonly string[] {
  if (automaticBy === undefined) return requestors;
  const privileged = Object.values(users ?? {})
    .filter(({ isPrivileged }) => isPrivileged)
    .map(({ address }) => address.toLowerCase());
  return requestors.filter(
    (address) => privileged.includes(address) && address !== sender.toLowerCase(),
  );
}
