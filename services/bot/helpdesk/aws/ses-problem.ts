import { MailNotSentError, type ProblemKind } from '../tickets/mail-not-sent-error.ts';

interface Explained {
  readonly kind: ProblemKind;
  readonly remedy: string;
}

const THROTTLED = new Set(['Throttling', 'Throttled', 'TooManyRequests', 'RequestLimitExceeded']);
const QUOTA = /daily (?:message|sending) quota/i;
const UNVERIFIED = /not verified/i;
const SUPPRESSED = /suppress|blacklist/i;
/** Nothing was connected to. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What SES refuses as long as nobody changes something, by the name of its error without "Exception". */
const REFUSED: Readonly<Record<string, string>> = {
  MailFromDomainNotVerified:
    "Publish the MX record of the sender's MAIL FROM domain, or let SES use its own when it is missing.",
  AccountSendingPaused: 'SES has paused sending for this account: its console says why.',
  ConfigurationSetDoesNotExist: 'The sender names a configuration set that SES does not have.',
  ConfigurationSetSendingPaused: "Resume sending for the sender's configuration set.",
  InvalidParameterValue:
    "Correct the team's address in seed/routing.yaml, or MailFrom: SES says that an address is none.",
  AccessDenied: 'Allow the function to send as MailFrom (ses:SendRawEmail).',
};

/**
 * Throws a MailNotSentError if SES is known not to have taken the mail, else the error itself: after a time-out or a failure
 * within SES, the mail may have been sent. https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
export function throwSesProblem(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const name = error.name.replace(/Exception$/, '');
  const status = statusOf(error);
  const explained = explain(name, error.message, status);
  if (explained) {
    const said = explained.kind === 'refused' ? 'refused the mail' : 'wants fewer mails';
    throw new MailNotSentError(explained.kind, `SES ${said} (${name}).`, explained.remedy, error);
  }
  if (!isAnswered(status) && !isUnconnected(error)) throw error;
  const remedy = 'See the log of the function.';
  throw new MailNotSentError('failed', `SES did not take the mail (${name}).`, remedy, error);
}

function explain(name: string, message: string, status: number): Explained | undefined {
  if (THROTTLED.has(name) || status === 429) {
    return QUOTA.test(message)
      ? { kind: 'quota', remedy: 'Ask SES for a larger daily sending quota.' }
      : { kind: 'throttled', remedy: 'None: the mail is sent as soon as SES takes it.' };
  }
  if (name === 'MessageRejected') return { kind: 'refused', remedy: rejectedRemedy(message) };
  const remedy = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
  return remedy === undefined ? undefined : { kind: 'refused', remedy };
}

function rejectedRemedy(message: string): string {
  if (UNVERIFIED.test(message))
    return "Verify the sender (MailFrom) with SES. In SES's sandbox, verify the team's address too, or ask for production access.";
  if (SUPPRESSED.test(message)) return "Take the team's address off SES's suppression list.";
  return 'SES says in the log of the function why it rejects the mail.';
}

/** SES has answered that it does not take the request. A 408 may come from between. */
function isAnswered(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

function isUnconnected(error: Error): boolean {
  return NOT_CONNECTED.has(String((error as { code?: unknown }).code));
}

function statusOf(error: Error): number {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? 0;
}
