import type { MailBox } from '../mail-box/mail-box.ts';

/** Returns the number of recipients of each mail that SES accepted after `since`. `sentAt` is milliseconds since 1970. */
export function recipientsSince(
  mailBox: MailBox,
  since: Date,
): readonly { readonly sentAt: number; readonly recipients: number }[] {
  return mailBox
    .list({ limit: Number.POSITIVE_INFINITY })
    .filter((mail) => mail.sentBy === 'ses')
    .map((mail) => ({ sentAt: Date.parse(mail.receivedAt), recipients: mail.destinations.length }))
    .filter(({ sentAt }) => sentAt > since.getTime());
}
