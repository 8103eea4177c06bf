import { MAIL_PROFILES } from '../../../services/bot/helpdesk/routing/mail-profile.ts';
import type { Ticket } from '../../../services/bot/helpdesk/tickets/ticket.ts';
import type { TriedMail } from './agreement.ts';
import { BOT, everywhere, HOSTILE_TEXTS, hostileTicket, rawMail } from './hostile-tickets.ts';
import { ROW_MAILS, rowMail } from './row-mails.ts';
import type { SiteName } from './sites.ts';

/** Returns the mails to compare the model with a real Request Tracker on, each with a Message-ID of its own. */
export async function triedMails(site: SiteName): Promise<readonly TriedMail[]> {
  return [...rows(site), ...(await tickets()), ...(site === 'everyone' ? unprotected() : [])];
}

/** The mails that show the rules: all of them where everyone may command and where only the bot may; else the site's. */
function rows(site: SiteName): TriedMail[] {
  const isWhole = site === 'everyone' || site === 'Bots';
  return ROW_MAILS.filter((mail) => isWhole || mail.site === site).map((mail, index) => {
    const id = `row-${index}@example.org`;
    return { id, what: `${mail.row} ${mail.what}`, queue: 'accounts', raw: rowMail(mail, id) };
  });
}

/** Tickets with four hostile texts each, in different fields, as the bot composes their mails. All texts are there. */
function tickets(): Promise<TriedMail[]> {
  const count = Math.ceil(HOSTILE_TEXTS.length / 4);
  const textAt = (index: number) => HOSTILE_TEXTS[index] ?? '';
  return Promise.all(
    Array.from({ length: count }, async (_ticket, index) => {
      const texts = {
        ...everywhere(textAt(index), ['name', 'category']),
        summary: textAt(count + index),
        description: textAt(2 * count + index),
        chat: textAt(3 * count + index),
      };
      const profile = MAIL_PROFILES[index % MAIL_PROFILES.length] ?? 'rt';
      return triedTicket(`ticket-${index}@example.org`, hostileTicket(texts, profile), texts);
    }),
  );
}

async function triedTicket(id: string, ticket: Ticket, texts: object): Promise<TriedMail> {
  const raw = (await rawMail(ticket)).toString('latin1');
  const named = raw.replace(/^Message-ID: .*$/m, `Message-ID: <${id}>`);
  const { queue, profile } = ticket.route;
  return {
    id,
    what: `${profile}: ${JSON.stringify(texts)}`,
    queue,
    raw: Buffer.from(named, 'latin1'),
  };
}

/** The same texts in a mail that protects from nothing. */
function unprotected(): TriedMail[] {
  return HOSTILE_TEXTS.map((text, index) => {
    const id = `bare-${index}@example.org`;
    const head = [
      `Message-ID: <${id}>`,
      `From: ${BOT}`,
      `Subject: ${text.replace(/[\r\n]+/g, ' ')}`,
    ];
    const lines = [...head, 'Content-Type: text/plain; charset=utf-8', '', text, ''];
    return {
      id,
      what: `bare: ${JSON.stringify(text)}`,
      queue: 'accounts',
      raw: Buffer.from(lines.join('\n')),
    };
  });
}
