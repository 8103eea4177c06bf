import { randomUUID } from 'node:crypto';
import {
  DeleteIdentityCommand,
  SESClient,
  VerifyDomainIdentityCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { afterAll, beforeAll } from 'vitest';
import type { MailTarget, SentMail } from './target.ts';

/** Shared by the tests of one describe block: the stock client, and identities of their own. */
export interface SesContext {
  readonly ses: SESClient;
  /** Verifies a unique address until the block ends. */
  newSender(): Promise<string>;
  /** Verifies a unique domain until the block ends. */
  newDomain(): Promise<{ readonly domain: string; readonly token: string | undefined }>;
  /** Returns the mail that was sent with this id. */
  mail(messageId: string | undefined): Promise<SentMail>;
}

export function withIdentities(target: () => MailTarget): () => SesContext {
  let context: SesContext;
  const made: string[] = [];
  beforeAll(() => {
    const { endpoint, region, credentials } = target();
    const ses = new SESClient({ endpoint, region, credentials });
    context = {
      ses,
      async newSender() {
        const EmailAddress = `bot-${randomUUID()}@example.edu`;
        await ses.send(new VerifyEmailIdentityCommand({ EmailAddress }));
        made.push(EmailAddress);
        return EmailAddress;
      },
      async newDomain() {
        const domain = `d-${randomUUID()}.example.edu`;
        const answer = await ses.send(new VerifyDomainIdentityCommand({ Domain: domain }));
        made.push(domain);
        return { domain, token: answer.VerificationToken };
      },
      async mail(messageId) {
        const found = (await target().sentMail()).find((mail) => mail.messageId === messageId);
        if (!found) throw new Error(`No mail was sent as ${messageId}.`);
        return found;
      },
    };
  });
  afterAll(async () => {
    for (const Identity of made) await context.ses.send(new DeleteIdentityCommand({ Identity }));
    context.ses.destroy();
  });
  return () => context;
}
