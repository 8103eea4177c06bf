/** Providers whose names are often mistyped. */
const PROVIDERS = [
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'yahoo.ca',
  'icloud.com',
  'live.com',
  'proton.me',
  'protonmail.com',
  'shaw.ca',
  'telus.net',
];
/** Real domains that are one slip from one of these. */
const REAL = new Set([
  'mail.com',
  'email.com',
  'ymail.com',
  'gmx.com',
  'live.ca',
  'outlook.ca',
  'hotmail.ca',
  'hotmail.co.uk',
]);

/** Returns the address that was probably meant, if its domain is one slip from a well-known one. */
export function suggestAddress(address: string, own: readonly string[]): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const known = [...own, ...PROVIDERS];
  if (known.includes(domain) || REAL.has(domain)) return undefined;
  const meant = known.find((one) => one.length > 6 && isOneSlip(domain, one));
  return meant === undefined ? undefined : `${address.slice(0, at)}@${meant}`;
}

/** Whether two words differ by one letter more, less or other, or by two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const endsEqual = (i: number, j: number) => a.slice(start + i) === b.slice(start + j);
  const isSwap = a[start] === b[start + 1] && a[start + 1] === b[start] && endsEqual(2, 2);
  return endsEqual(1, 1) || endsEqual(1, 0) || endsEqual(0, 1) || isSwap;
}
