import { invalidParameter } from './errors.ts';

/** Page size of all SNS list operations. */
const PAGE_SIZE = 100;

/** Returns one page of a list sorted by ARN. The token is the last ARN of the previous page, base64url. */
export function pageOf<T extends { readonly arn: string }>(
  entries: readonly T[],
  token: string | undefined,
): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const after = token ? Buffer.from(token, 'base64url').toString() : '';
  if (token && !after.startsWith('arn:')) throw invalidParameter('NextToken');
  const remaining = entries.filter(({ arn }) => arn > after);
  const page = remaining.slice(0, PAGE_SIZE);
  const last = page.at(-1)?.arn;
  const hasMore = remaining.length > page.length && last !== undefined;
  return { page, next: hasMore ? { NextToken: Buffer.from(last).toString('base64url') } : {} };
}
