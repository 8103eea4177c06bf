import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { fieldValue, splitMail } from '../mail-box/header-block.ts';
import type { MailRecord, SentMail } from '../mail-box/mail-box.ts';

/** A mail in the format of LocalStack's `/_aws/ses`: either raw, or in the parts that SendEmail received. */
interface LocalStackMail {
  readonly Id: string;
  /** ISO 8601 without a time zone, UTC. */
  readonly Timestamp: string;
  readonly Source: string;
  readonly Destination?: Readonly<Record<string, readonly string[]>>;
  readonly Subject?: string;
  readonly Body?: { readonly text_part?: string | null; readonly html_part?: string | null };
  readonly RawData?: string;
}

const TIMEOUT_MS = 5000;

/**
 * Reads the mail that LocalStack has sent since it was started. For a raw mail, LocalStack does not store the envelope,
 * so the recipients are those of the header fields.
 */
export function localStackSentMail(url: string): SentMail {
  const endpoint = new URL('/_aws/ses', url);

  async function newestFirst(): Promise<readonly LocalStackMail[]> {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${endpoint} answers ${response.status}`);
    const { messages } = (await response.json()) as { messages: readonly LocalStackMail[] };
    return [...messages].reverse();
  }

  return {
    async list({ before, limit = 100 } = {}) {
      const mails = await newestFirst();
      const from = before === undefined ? 0 : mails.findIndex(({ Id }) => Id === before) + 1;
      const page = mails.slice(from, from + limit);
      return Promise.all(page.map(async (mail) => recordOf(mail, await rawOf(mail))));
    },
    async read(messageId) {
      const mail = (await newestFirst()).find(({ Id }) => Id === messageId);
      if (!mail) return undefined;
      const raw = await rawOf(mail);
      return { record: await recordOf(mail, raw), raw };
    },
  };
}

async function recordOf(mail: LocalStackMail, raw: Buffer): Promise<MailRecord> {
  const subject = splitMail(raw).fields.find(({ name }) => name === 'subject');
  return {
    messageId: mail.Id,
    receivedAt: `${mail.Timestamp}Z`,
    sentBy: 'ses',
    source: mail.Source,
    destinations: Object.values(mail.Destination ?? (await headerRecipients(raw))).flat(),
    subject: subject ? fieldValue(subject) : '',
    tags: {},
    sizeBytes: raw.byteLength,
  };
}

async function headerRecipients(raw: Buffer): Promise<Record<string, string[]>> {
  const { to = [], cc = [] } = await PostalMime.parse(raw);
  const addresses = [...to, ...cc].flatMap(({ address }) => (address ? [address] : []));
  return { addresses };
}

function rawOf({
  RawData,
  Source,
  Destination = {},
  Subject,
  Body,
}: LocalStackMail): Promise<Buffer> {
  if (RawData !== undefined) return Promise.resolve(Buffer.from(RawData));
  const { text_part: text, html_part: html } = Body ?? {};
  const composer = new MailComposer({
    from: Source,
    to: [...(Destination.ToAddresses ?? [])],
    cc: [...(Destination.CcAddresses ?? [])],
    subject: Subject ?? '',
    ...(text ? { text } : {}),
    ...(html ? { html } : {}),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
