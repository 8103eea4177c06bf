import type { Protocol } from '../topic.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html: customer managed endpoints, default. */
const HTTP_RETRIES = 3;
const HTTP_DELAY_MS = 20_000;
/** AWS managed endpoints: quickly at first, then about every five minutes, for days. */
const LONGEST_DELAY_MS = 300_000;
const RETRIES = 5_000;

/** Returns the delay after a number of failures in a row, or undefined if the message is given up. */
export function retryDelayMs(protocol: Protocol, failures: number): number | undefined {
  if (protocol === 'http' || protocol === 'https') {
    return failures > HTTP_RETRIES ? undefined : HTTP_DELAY_MS;
  }
  if (failures > RETRIES) return undefined;
  return Math.min(LONGEST_DELAY_MS, 1_000 * 2 ** Math.min(failures - 1, 20));
}
