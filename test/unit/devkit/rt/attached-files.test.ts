import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import { MAIL_PROFILES } from '../../../../services/bot/helpdesk/routing/mail-profile.ts';
import { ticketMail } from '../../../../services/bot/helpdesk/tickets/mail/ticket-mail.ts';
import { safeName } from '../../../../services/bot/helpdesk/uploads/safe-name.ts';
import { readMail } from '../../../../services/devkit/rt/read-mail.ts';
import {
  BOT,
  HOSTILE_TEXTS,
  hostileTicket,
  OUTSIDERS_ATTACKS,
} from '../../../support/rt/hostile-tickets.ts';
import { comparable, intentOf } from '../../../support/rt/intent.ts';
import { SITE_NAMES, SITES } from '../../../support/rt/sites.ts';

describe.each(MAIL_PROFILES)('a ticket with files, in the profile %s', (profile) => {
  it('is read as it is meant on every site, whatever is in the files', async () => {
    const found: unknown[] = [];
    for (const text of HOSTILE_TEXTS) {
      const content = Buffer.from(text);
      const file = {
        key: 'attachments/x/1-a.txt',
        name: 'a.txt',
        type: 'text/plain',
        size: content.length,
      };
      const ticket = { ...hostileTicket({}, profile), attachments: [file] };
      const mail = { ...ticketMail(ticket), attachments: [{ ...file, content }] };
      const raw = await composeMail(BOT, mail);
      for (const name of SITE_NAMES) {
        const seen = comparable(readMail(raw, ticket.route.queue, SITES[name]));
        const meant = {
          ...intentOf(ticket, SITES[name].commands),
          attachments: [{ name: file.name, type: file.type, bytes: content.length }],
        };
        if (!isDeepStrictEqual(seen, meant)) found.push({ text, name, seen, meant });
      }
    }

    expect(found.slice(0, 3)).toStrictEqual([]);
  });

  it.each(OUTSIDERS_ATTACKS.filter(({ field }) => field === 'file'))(
    'is read as it is meant, whatever a file is called: $why',
    async ({ text }) => {
      const name = safeName(text);
      const content = Buffer.from('a,b');
      const file = { key: `attachments/x/1-${name}`, name, type: 'text/csv', size: 3 };
      const ticket = { ...hostileTicket({}, profile), attachments: [file] };
      const mail = { ...ticketMail(ticket), attachments: [{ ...file, content }] };
      const raw = await composeMail(BOT, mail);

      for (const site of SITE_NAMES)
        expect(comparable(readMail(raw, ticket.route.queue, SITES[site]))).toStrictEqual({
          ...intentOf(ticket, SITES[site].commands),
          attachments: [{ name, type: 'text/csv', bytes: 3 }],
        });
    },
  );
});
