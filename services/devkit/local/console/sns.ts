import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';
import { AwsError } from '../../../emulator/aws/errors.ts';
import type { SnsPublicPages } from '../../../emulator/aws/sns/service.ts';
import { CONSOLE_HEADERS } from './console-page.ts';
import { consolePage } from './html.ts';

/**
 * The pages behind the links in SNS messages, below `/console/sns`: confirm, unsubscribe, and the certificate that
 * signatures are checked with. No list of what is subscribed: who gets a link has got the message that it stands in.
 */
export function snsPages(pages: SnsPublicPages) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Querystring: { TopicArn?: string; Token?: string } }>(
      '/console/sns/confirm',
      (request, reply) =>
        answer(reply, 'Subscription confirmed', () =>
          pages.confirm(String(request.query.TopicArn), String(request.query.Token)),
        ),
    );
    app.get<{ Querystring: { SubscriptionArn?: string } }>(
      '/console/sns/unsubscribe',
      (request, reply) =>
        answer(reply, 'Subscription removed', async () => {
          const arn = String(request.query.SubscriptionArn);
          await pages.unsubscribe(arn);
          return arn;
        }),
    );
    app.get('/console/sns/certificate.pem', async (_request, reply) =>
      reply.type('application/x-pem-file').send(await pages.certificate()),
    );
  };
}

async function answer(
  reply: FastifyReply,
  title: string,
  action: () => Promise<string>,
): Promise<FastifyReply> {
  const headers = { ...CONSOLE_HEADERS, 'content-type': 'text/html; charset=utf-8' };
  try {
    const arn = await action();
    return reply.headers(headers).send(consolePage(title, `<p>${escapeHtml(arn)}</p>`));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const page = consolePage('That did not work', `<p>${escapeHtml(error.message)}</p>`);
    return reply.code(error.status).headers(headers).send(page);
  }
}
