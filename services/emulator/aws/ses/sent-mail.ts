import type { MailBox } from '../mail-box/mail-box.ts';

/** How many recipients each mail had that SES accepted since then; milliseconds since 1970. */
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
