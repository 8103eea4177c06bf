import { invalidParameter } from './errors.ts';

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** Returns one page of a list sorted by key. The marker is the last key of the previous page, encoded. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { Marker, MaxItems = 50 }: PageRequest,
): { readonly items: T[]; readonly NextMarker?: string } {
  const after = Marker === undefined ? '' : Buffer.from(Marker, 'base64url').toString();
  if (Marker === '') throw invalidParameter('Invalid Marker');
  const rest = items
    .filter((item) => keyOf(item) > after)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const page = rest.slice(0, Math.min(Math.max(MaxItems, 1), 50));
  const last = page.at(-1);
  if (last === undefined || page.length === rest.length) return { items: page };
  return { items: page, NextMarker: Buffer.from(keyOf(last)).toString('base64url') };
}
