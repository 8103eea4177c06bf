/**
 * Why a mail was not taken: the service is asked too often, or had as many mails as it takes in a day; it refuses this sender
 * or this recipient, so that sending the same again soon is of no use; or it failed.
 */
export type ProblemKind = 'throttled' | 'quota' | 'refused' | 'failed';

/**
 * The mail service is known not to have taken a mail. Any other error of a mailer leaves open whether the mail was sent.
 * `reason` names what happened and `remedy` what a person can do; neither has an address in it.
 */
export class MailNotSentError extends Error {
  readonly kind: ProblemKind;
  readonly reason: string;
  readonly remedy: string;

  constructor(kind: ProblemKind, reason: string, remedy: string, cause: unknown) {
    super(reason, { cause });
    this.name = 'MailNotSentError';
    this.kind = kind;
    this.reason = reason;
    this.remedy = remedy;
  }
}
