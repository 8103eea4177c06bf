import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { SesTicketMailer } from '../../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import { buildTicket } from '../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { ticketMail } from '../../../services/bot/helpdesk/tickets/mail/ticket-mail.ts';
import { MailNotSentError } from '../../../services/bot/helpdesk/tickets/mail-not-sent-error.ts';
import { type Answer, startRecordingServer } from '../../support/recording-server.ts';
import { aRequest, hours, routing } from '../../unit/bot/helpdesk/tickets/ticket-fakes.ts';

const now = new Date('2026-11-22T20:00:00Z');
const MAIL = ticketMail(buildTicket(routing, aRequest(), { now, hours }));

/** An error as SES writes it: https://docs.aws.amazon.com/ses/latest/dg/using-ses-api-error-codes.html */
function sesError(code: string, message: string, status = 400): Answer {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>
  <RequestId>0f2e5a1c-0000-4000-8000-000000000000</RequestId>
</ErrorResponse>`,
  };
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Sends a mail with the stock client to an SES that answers so. Returns what the mailer throws, and how often SES was asked. */
async function errorAfter(answer: Answer): Promise<{ error: unknown; requests: number }> {
  const server = await startRecordingServer(() => answer);
  const error = await errorFrom(server.url);
  const requests = server.takeRequests().length;
  await server[Symbol.asyncDispose]();
  return { error, requests };
}

async function errorFrom(endpoint: string): Promise<unknown> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const ses = new SESClient({ endpoint, region: 'ca-central-1', credentials, maxAttempts: 1 });
  closing.push(() => ses.destroy());
  return new SesTicketMailer(ses, 'bot@example.edu').send(MAIL).catch((error: unknown) => error);
}

describe('a mail that SES does not take', () => {
  it.each([
    ['Throttling', 'Maximum sending rate exceeded.', 'throttled', 'as soon as'],
    ['Throttling', 'Daily message quota exceeded.', 'quota', 'larger daily'],
    ['TooManyRequestsException', 'Too many requests', 'throttled', 'as soon as'],
    [
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region CA-CENTRAL-1: triage@rt.example.edu',
      'refused',
      'sandbox',
    ],
    ['MessageRejected', 'Address is on the suppression list', 'refused', 'suppression list'],
    ['MessageRejected', 'Email contains a virus', 'refused', 'log of the function'],
    [
      'MailFromDomainNotVerifiedException',
      'The MAIL FROM domain is not verified',
      'refused',
      'MX record',
    ],
    ['AccountSendingPausedException', 'Sending is paused', 'refused', 'paused'],
    ['ConfigurationSetDoesNotExist', 'Configuration set x does not exist.', 'refused', 'set'],
    ['InvalidParameterValue', 'Illegal address', 'refused', 'routing.yaml'],
    ['InvalidClientTokenId', 'The security token is invalid', 'failed', 'log of the function'],
  ])('%s ("%s") is %s', async (code, message, kind, remedy) => {
    const { error, requests } = await errorAfter(sesError(code, message));

    expect(error).toBeInstanceOf(MailNotSentError);
    expect(error).toMatchObject({ kind, remedy: expect.stringContaining(remedy) });
    expect((error as MailNotSentError).reason).not.toContain('@');
    expect(requests).toBe(1);
  });

  it('for lack of a right is refused', async () => {
    const { error } = await errorAfter(sesError('AccessDenied', 'not authorized', 403));

    expect(error).toMatchObject({ kind: 'refused', remedy: expect.stringContaining('ses:') });
  });

  it('because nobody listens was not sent', async () => {
    const server = await startRecordingServer();
    await server[Symbol.asyncDispose]();

    expect(await errorFrom(server.url)).toMatchObject({ name: 'MailNotSentError', kind: 'failed' });
  });

  it.each([
    ['ServiceUnavailable', 503],
    ['InternalFailure', 500],
    ['RequestTimeout', 408],
  ])('may have been sent after %s', async (code, status) => {
    const { error } = await errorAfter(sesError(code, 'unavailable', status));

    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailNotSentError);
  });
});
