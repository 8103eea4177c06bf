import type { GetSendStatisticsResponse } from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';
import { recipientsSince } from '../sent-mail.ts';

const FIFTEEN_MINUTES_MS = 900_000;
const TWO_WEEKS_MS = 14 * 86_400_000;

/** SES v1 GetSendStatistics: delivery attempts of two weeks, per 15 minutes. Nothing bounces in the mail box. */
export async function getSendStatistics({
  mailBox,
  clock,
}: Pick<SesDeps, 'mailBox' | 'clock'>): Promise<GetSendStatisticsResponse> {
  const attempts = new Map<number, number>();
  const since = new Date(clock.now().getTime() - TWO_WEEKS_MS);
  for (const { sentAt, recipients } of recipientsSince(mailBox, since)) {
    const quarter = sentAt - (sentAt % FIFTEEN_MINUTES_MS);
    attempts.set(quarter, (attempts.get(quarter) ?? 0) + recipients);
  }
  return {
    SendDataPoints: [...attempts].map(([quarter, count]) => ({
      Timestamp: new Date(quarter),
      DeliveryAttempts: count,
      Bounces: 0,
      Complaints: 0,
      Rejects: 0,
    })),
  };
}
