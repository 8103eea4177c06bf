import type { FastifyInstance, FastifyReply } from 'fastify';
import { AwsError } from '../../../emulator/aws/errors.ts';
import type { SnsPublicPages } from '../../../emulator/aws/sns/service.ts';
import { sendPage } from '../../console/console-page.ts';
import { html, renderConsolePage } from '../../console/html.ts';

/**
 * Creates the pages behind the links in SNS messages, below `/console/sns`: confirm, unsubscribe, and the certificate
 * that signatures are checked with. There is no list of subscriptions: a link is known to the receiver of its message.
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
  try {
    const arn = await action();
    return sendPage(reply, renderConsolePage(title, html`<p>${arn}</p>`));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const page = renderConsolePage('That did not work', html`<p>${error.message}</p>`);
    return sendPage(reply, page, error.status);
  }
}
