import {
  DeleteIdentityCommand,
  GetIdentityVerificationAttributesCommand,
  type IdentityType,
  paginateListIdentities,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withIdentities } from './ses-context.ts';
import type { MailTarget } from './target.ts';

export function describeIdentities(target: () => MailTarget): void {
  describe('identities', () => {
    const context = withIdentities(target);
    const listed = async (IdentityType?: IdentityType, pageSize?: number) => {
      const pages: string[][] = [];
      const client = context().ses;
      const paging = pageSize ? { client, pageSize } : { client };
      for await (const page of paginateListIdentities(paging, { IdentityType })) {
        pages.push(page.Identities ?? []);
      }
      return pages;
    };
    const described = async (Identities: string[]) => {
      const { VerificationAttributes = {} } = await context().ses.send(
        new GetIdentityVerificationAttributesCommand({ Identities }),
      );
      return VerificationAttributes;
    };
    const mailFrom = (from: string) => {
      const text = [`From: ${from}`, 'To: a@example.edu', 'Subject: x', '', 'x'].join('\r\n');
      return context().ses.send(
        new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(text) } }),
      );
    };

    it('are listed by their type', async () => {
      const { newSender, newDomain } = context();
      const sender = await newSender();
      const { domain } = await newDomain();

      const domains = (await listed('Domain')).flat();
      const addresses = (await listed('EmailAddress')).flat();
      const all = (await listed()).flat();

      expect(domains).toContain(domain);
      expect(domains).not.toContain(sender);
      expect(addresses).toContain(sender);
      expect(addresses).not.toContain(domain);
      expect(all).toStrictEqual(expect.arrayContaining([domain, sender]));
    });

    it('are listed page by page', async () => {
      const { newSender } = context();
      const senders = [await newSender(), await newSender(), await newSender()];

      const pages = await listed(undefined, 1);

      expect(pages.every((page) => page.length <= 1)).toBe(true);
      expect(pages.flat()).toStrictEqual(expect.arrayContaining(senders));
    });

    it('are described', async () => {
      const { newSender, newDomain } = context();
      const sender = await newSender();
      const { domain } = await newDomain();

      expect(await described([sender, domain])).toMatchObject({
        [sender]: { VerificationStatus: 'Success' },
        [domain]: { VerificationStatus: 'Success' },
      });
    });

    it('of domains keep their token', async () => {
      const { domain, token } = await context().newDomain();

      expect((await described([domain]))[domain]?.VerificationToken).toBe(token);
    });

    it('that there are not are left out', async () => {
      expect(await described(['nobody@example.edu'])).toStrictEqual({});
    });

    it('send no longer once they are deleted', async () => {
      const { ses, newSender } = context();
      const sender = await newSender();

      await mailFrom(sender);
      await ses.send(new DeleteIdentityCommand({ Identity: sender }));

      expect((await listed()).flat()).not.toContain(sender);
      expect(await errorOf(mailFrom(sender))).toStrictEqual({
        name: 'MessageRejected',
        status: 400,
      });
    });

    it.each([
      ['any address of a domain', (domain: string) => `anyone@${domain}`],
      ['any address of its subdomains', (domain: string) => `anyone@sub.${domain}`],
    ])('let %s send', async (_what, addressOf) => {
      const { domain } = await context().newDomain();

      expect((await mailFrom(addressOf(domain))).MessageId).toMatch(/.+/);
    });

    it('let an address send with a label and in capitals', async () => {
      const [local, domain] = (await context().newSender()).split('@');

      const sent = await mailFrom(`${local?.replace('bot', 'BOT')}+label@${domain}`);

      expect(sent.MessageId).toMatch(/.+/);
    });
  });
}
