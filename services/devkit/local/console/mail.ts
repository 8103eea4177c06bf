import type { FastifyInstance } from 'fastify';
import PostalMime, { decodeWords } from 'postal-mime';
import type { MailRecord, SentMail } from '../../../emulator/aws/mail-box/mail-box.ts';
import { CONSOLE_HEADERS, type ConsolePage, sendPage } from '../../console/console-page.ts';
import { mailListPage, mailPage, missingMailPage } from './mail-pages.ts';
import { mailReading } from './mail-reading.ts';

const PAGE_SIZE = 50;

/** Creates the pages of the mail box: a list, a page for each mail, and each mail as `.eml`. They only read. */
export function mailConsole({ mailBox }: { readonly mailBox: SentMail }): ConsolePage {
  return {
    path: '/console/mail',
    title: 'Mail',
    plugin: async (app) => addRoutes(app, mailBox),
  };
}

function addRoutes(app: FastifyInstance, mailBox: SentMail): void {
  app.get<{ Querystring: { before?: string } }>('/console/mail', async (request, reply) => {
    const { before } = request.query;
    const options = typeof before === 'string' ? { before } : {};
    // One more than is shown: then there is a next page.
    const found = await mailBox.list({ ...options, limit: PAGE_SIZE + 1 });
    const shown = found.slice(0, PAGE_SIZE);
    const mails = shown.map((mail) => ({ ...mail, shownSubject: decodeWords(mail.subject) }));
    const older = found.length > shown.length ? shown.at(-1)?.messageId : undefined;
    return sendPage(reply, mailListPage(mails, older));
  });

  app.get<{ Params: { id: string } }>('/console/mail/:id', async (request, reply) => {
    const isRaw = request.params.id.endsWith('.eml');
    const messageId = isRaw ? request.params.id.slice(0, -'.eml'.length) : request.params.id;
    const found = await mailBox.read(messageId);
    if (!found) return sendPage(reply, missingMailPage(), 404);
    if (!isRaw) return sendPage(reply, await pageOf(found));
    return reply
      .headers(CONSOLE_HEADERS)
      .header('content-disposition', `attachment; filename="${messageId}.eml"`)
      .type('message/rfc822')
      .send(found.raw);
  });
}

/** Mail of SES goes to desks; SNS's goes to people. */
async function pageOf({ record, raw }: { record: MailRecord; raw: Buffer }): Promise<string> {
  const [address] = record.destinations;
  const isForDesk = record.sentBy === 'ses' && address !== undefined;
  const reading = isForDesk ? mailReading(raw, address) : undefined;
  return mailPage(record, await PostalMime.parse(raw), reading);
}
