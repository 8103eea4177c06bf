import { StaffRequestError } from './staff-request-error.ts';

export interface AskedPage {
  /** From 0. */
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

const DEFAULT_SIZE = 50;
const MAX_SIZE = 200;

/** Returns one page of what was found. Throws StaffRequestError if there can be no such page. */
export function pageOf<T>(found: readonly T[], { page = 0, pageSize = DEFAULT_SIZE }: AskedPage) {
  if (!Number.isInteger(page) || page < 0)
    throw new StaffRequestError(`"page" must be a number from 0 on (got ${page}).`);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_SIZE)
    throw new StaffRequestError(`"pageSize" must be 1 to ${MAX_SIZE} (got ${pageSize}).`);
  const items = found.slice(page * pageSize, (page + 1) * pageSize);
  return { items, count: found.length, page, pageSize };
}
