export const DAY_MS = 24 * 3_600_000;

/**
 * Returns when something of that age is due: the days are added to `since`, and the sum is rounded up to the next
 * midnight UTC.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function dueDate(since: string, days: number): Date {
  const exact = Date.parse(since) + days * DAY_MS;
  return new Date((Math.floor(exact / DAY_MS) + 1) * DAY_MS);
}
