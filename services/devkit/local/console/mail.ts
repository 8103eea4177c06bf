import type { FastifyInstance } from 'fastify';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import type { MailRecord, SentMail } from '../../../emulator/aws/mail-box/mail-box.ts';
import type { ConsoleArea } from '../../console/console-area.ts';
import { ConsoleError } from '../../console/console-error.ts';
import { type MailReading, mailReading } from './mail-reading.ts';

const PAGE_SIZE = 50;

/** A mail as the API shows it: texts and header fields are decoded, HTML is its source, attachments have no content. */
interface ShownMail {
  readonly record: MailRecord;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
  }[];
  /** Null for mail to people: Request Tracker gets none of it. */
  readonly reading: MailReading | null;
}

/** Creates the API of the mail box: a list, each mail, and each mail as it was sent. It only reads. */
export function mailArea({ mailBox }: { readonly mailBox: SentMail }): ConsoleArea {
  return { id: 'mail', plugin: async (api) => addRoutes(api, mailBox) };
}

interface OfMail {
  readonly Params: { readonly id: string };
}

function addRoutes(api: FastifyInstance, mailBox: SentMail): void {
  api.get<{ Querystring: { before?: unknown } }>('/', async ({ query: { before } }) => {
    // One more than is shown: then there is a next page.
    const page = { ...(typeof before === 'string' && { before }), limit: PAGE_SIZE + 1 };
    const found = await mailBox.list(page);
    const shown = found.slice(0, PAGE_SIZE);
    const mails = shown.map((mail) => ({ ...mail, subject: decodeWords(mail.subject) }));
    return { mails, older: found.length > shown.length ? (shown.at(-1)?.messageId ?? null) : null };
  });
  api.get<OfMail>('/:id', async ({ params: { id } }) => {
    const { record, raw } = await read(mailBox, id);
    return shownMail(record, await PostalMime.parse(raw), raw);
  });
  api.get<OfMail>('/:id/source', async ({ params: { id } }, reply) => {
    const { record, raw } = await read(mailBox, id);
    return reply
      .header('content-disposition', `attachment; filename="${record.messageId}.eml"`)
      .type('message/rfc822')
      .send(raw);
  });
}

async function read(mailBox: SentMail, id: string) {
  const found = await mailBox.read(id);
  if (!found) throw new ConsoleError(404, 'There is no such mail (any more).');
  return found;
}

function shownMail(record: MailRecord, mail: Email, raw: Buffer): ShownMail {
  return {
    record,
    subject: mail.subject ?? '',
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
    reading: readingOf(record, raw),
  };
}

/** Mail of SES goes to desks; SNS's goes to people. */
function readingOf({ destinations, sentBy }: MailRecord, raw: Buffer): MailReading | null {
  const [address] = destinations;
  return sentBy === 'ses' && address !== undefined ? mailReading(raw, address) : null;
}
