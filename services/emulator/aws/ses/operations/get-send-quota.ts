import type { GetSendQuotaResponse } from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';
import { recipientsSince } from '../sent-mail.ts';

const DAY_MS = 86_400_000;
/** SES's value for "no limit". The local mail box has none. */
const UNLIMITED = -1;

/** SES v1 GetSendQuota. */
export async function getSendQuota({
  mailBox,
  clock,
}: Pick<SesDeps, 'mailBox' | 'clock'>): Promise<GetSendQuotaResponse> {
  const since = new Date(clock.now().getTime() - DAY_MS);
  const sent = recipientsSince(mailBox, since);
  return {
    Max24HourSend: UNLIMITED,
    MaxSendRate: UNLIMITED,
    SentLast24Hours: sent.reduce((sum, { recipients }) => sum + recipients, 0),
  };
}
