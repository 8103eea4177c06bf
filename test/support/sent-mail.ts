import PostalMime, { type Address } from 'postal-mime';
import type { SentMail as MailReader } from '../../services/emulator/aws/mail-box/mail-box.ts';
import type { SentMail } from '../contracts/target.ts';

const PAGE = 10_000;

/** Returns the parsed mail of a mail box. */
export async function mailIn(mailBox: MailReader): Promise<SentMail[]> {
  const records = await mailBox.list({ limit: PAGE });
  return Promise.all(records.map((record) => readMail(mailBox, record)));
}

async function readMail(
  mailBox: MailReader,
  { messageId, destinations }: Pick<SentMail, 'messageId' | 'destinations'>,
): Promise<SentMail> {
  const found = await mailBox.read(messageId);
  const email = await PostalMime.parse(found?.raw ?? '');
  return {
    messageId,
    destinations,
    subject: email.subject ?? '',
    text: (email.text ?? '').trim(),
    html: (email.html ?? '').trim(),
    replyTo: addresses(email.replyTo),
    headers: email.headers.map(({ key, value }) => ({ name: key, value })),
  };
}

function addresses(list: readonly Address[] = []): string[] {
  return list.flatMap(({ address }) => address ?? []);
}
