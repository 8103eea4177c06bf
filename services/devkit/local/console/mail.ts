import type { FastifyInstance, FastifyReply } from 'fastify';
import PostalMime, { decodeWords } from 'postal-mime';
import type { SentMail } from '../../../emulator/aws/mail-box/mail-box.ts';
import { CONSOLE_HEADERS, type ConsolePage } from './console-page.ts';
import { consolePage } from './html.ts';
import { mailListPage, mailPage } from './mail-pages.ts';

const PAGE_SIZE = 50;

/** The mail box in the console: a list, a page a mail, and each mail as `.eml`. Reads only. */
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
    // One more than is shown tells whether there is a next page.
    const found = await mailBox.list({ ...options, limit: PAGE_SIZE + 1 });
    const shown = found.slice(0, PAGE_SIZE);
    const mails = shown.map((mail) => ({ ...mail, shownSubject: decodeWords(mail.subject) }));
    const older = found.length > shown.length ? shown.at(-1)?.messageId : undefined;
    return sendPage(reply, 200, mailListPage(mails, older));
  });

  app.get<{ Params: { id: string } }>('/console/mail/:id', async (request, reply) => {
    const isRaw = request.params.id.endsWith('.eml');
    const messageId = isRaw ? request.params.id.slice(0, -'.eml'.length) : request.params.id;
    const found = await mailBox.read(messageId);
    if (!found)
      return sendPage(
        reply,
        404,
        consolePage('No such mail', '<p><a href="/console/mail">All mail</a></p>'),
      );
    if (!isRaw)
      return sendPage(reply, 200, mailPage(found.record, await PostalMime.parse(found.raw)));
    return reply
      .headers(CONSOLE_HEADERS)
      .header('content-disposition', `attachment; filename="${messageId}.eml"`)
      .type('message/rfc822')
      .send(found.raw);
  });
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).headers(CONSOLE_HEADERS).type('text/html; charset=utf-8').send(page);
}
