import { invalidParameter } from './errors.ts';

/** How many entries SNS lists at a time. */
const PAGE_SIZE = 100;

/** One page of a list that is sorted by ARN; the token is the last ARN of the page before, in base64url. */
export function pageOf<T extends { readonly arn: string }>(
  entries: readonly T[],
  token: string | undefined,
): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const after = token ? Buffer.from(token, 'base64url').toString() : '';
  if (token && !after.startsWith('arn:')) throw invalidParameter('NextToken');
  const left = entries.filter(({ arn }) => arn > after);
  const page = left.slice(0, PAGE_SIZE);
  const last = page.at(-1)?.arn;
  const hasMore = left.length > page.length && last !== undefined;
  return { page, next: hasMore ? { NextToken: Buffer.from(last).toString('base64url') } : {} };
}
