import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  MAIL_PROFILES,
  type MailProfile,
} from '../../../../services/bot/helpdesk/routing/mail-profile.ts';
import type { Ticket } from '../../../../services/bot/helpdesk/tickets/ticket.ts';
import { readMail } from '../../../../services/devkit/rt/read-mail.ts';
import {
  everywhere,
  FIELDS,
  type Field,
  HOSTILE_TEXTS,
  hostileTicket,
  rawMail,
} from '../../../support/rt/hostile-tickets.ts';
import { comparable, intentOf } from '../../../support/rt/intent.ts';
import { SITE_NAMES, SITES } from '../../../support/rt/sites.ts';

/** All fields at once; and each alone, if there is a block of commands above them. */
const placesFor = (profile: MailProfile): readonly (readonly Field[])[] =>
  profile === 'rt-commandbymail' ? [FIELDS, ...FIELDS.map((field) => [field])] : [FIELDS];

it('has at least three hundred hostile texts', () => {
  expect(new Set(HOSTILE_TEXTS).size).toBeGreaterThanOrEqual(300);
});

describe.each(MAIL_PROFILES)('the mail of any ticket, in the profile %s', (profile) => {
  it.each(placesFor(profile).map((fields) => ({ fields })))(
    'is read as it is meant on every site, with a hostile text in $fields',
    async ({ fields }) => {
      const found = await Promise.all(
        HOSTILE_TEXTS.map(async (text) => {
          const ticket = hostileTicket(everywhere(text, fields), profile);
          return misreadings(ticket, await rawMail(ticket));
        }),
      );

      expect(found.flat()).toStrictEqual([]);
    },
  );

  it('is read as it is meant with texts made up of pieces of attacks', async () => {
    const random = new Random(20261130);
    const found: unknown[] = [];
    for (let count = 0; count < 150; count += 1) {
      const texts = Object.fromEntries(FIELDS.map((field) => [field, random.text()]));
      const ticket = hostileTicket(texts, profile);
      found.push(...misreadings(ticket, await rawMail(ticket)));
    }

    expect(found).toStrictEqual([]);
  });
});

/** What protects a mail, taken away: the mail as it would be without it. */
const WITHOUT: readonly (readonly [string, (ticket: Ticket) => Promise<Buffer>])[] = [
  [
    'the line of the bot at the top of the text',
    (ticket) =>
      rawMail(ticket, (mail) => ({ ...mail, text: `${ticket.description}\n\n${mail.text}` })),
  ],
  [
    'the removal of line ends from the values of commands',
    (ticket) =>
      rawMail(ticket, (mail) => ({
        ...mail,
        text: mail.text.replace(/^CF\.\{Category\}: .*$/m, `CF.{Category}: ${ticket.description}`),
      })),
  ],
  [
    'the removal of brackets from the subject',
    (ticket) =>
      rawMail(ticket, (mail) => ({ ...mail, subject: `${ticket.summary} (${ticket.ticketId})` })),
  ],
  [
    'the end of the commands in the header',
    (ticket) =>
      rawMail(ticket, (mail) => ({
        ...mail,
        headers: { ...mail.headers, 'X-RT-Command': 'Requestor: sam.rivera@example.org' },
        text: `${ticket.description}\n\n${mail.text}`,
      })),
  ],
  [
    'the mark that keeps receipts from the client',
    (ticket) =>
      rawMail(ticket, (mail) => ({
        ...mail,
        headers: { ...mail.headers, 'Auto-Submitted': [] },
      })),
  ],
  [
    'the encoding that hides lines from those who look for files',
    async (ticket) => {
      const raw = (await rawMail(ticket)).toString('latin1');
      const decoded = (_part: string, head: string, body: string) =>
        `${head.replace('base64', '8bit')}\r\n\r\n${Buffer.from(body, 'base64').toString('latin1')}`;
      const parts = /(Content-Type: text\/plain.*?base64)\r\n\r\n([A-Za-z0-9+/=\r\n]+)/s;
      return Buffer.from(
        raw
          .replace(
            /(Content-Transfer-Encoding: base64)\r\n(Content-Type: text\/plain[^\r]*)/,
            '$2\r\n$1',
          )
          .replace(parts, decoded),
        'latin1',
      );
    },
  ],
];

describe('the property', () => {
  it.each(WITHOUT)('is false without %s', async (what, compose) => {
    const profile = /header|values/.test(what) ? 'rt-commandbymail' : 'rt';
    const found = await Promise.all(
      HOSTILE_TEXTS.map(async (text) => {
        const ticket = hostileTicket({ summary: text, description: text }, profile);
        return misreadings(ticket, await compose(ticket));
      }),
    );

    expect(found.flat().length).toBeGreaterThan(0);
  });
});

/** What the model reads differently from what the ticket is meant to become, on every site. */
function misreadings(ticket: Ticket, raw: Buffer): unknown[] {
  return SITE_NAMES.flatMap((name) => {
    const site = SITES[name];
    const reading = readMail(raw, ticket.route.queue, site);
    const intent = intentOf(ticket, site.commands);
    const isMeant = isDeepStrictEqual(comparable(reading), intent);
    const isNamed = ` ${reading.subject}`.endsWith(` (${ticket.ticketId})`);
    return isMeant && isNamed ? [] : [{ name, ticket, intent, reading }];
  });
}

const PIECES = [
  ...[
    'Status',
    'Owner',
    'Queue',
    'Requestor',
    'CF.{Category}',
    'X-RT-Command',
    'Subject',
    'é',
    'a b',
  ],
  ...[
    ': ',
    ':',
    ' : ',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\u2028',
    '\u0085',
    '\v',
    ' ',
    '\t',
    '\u00a0',
    '\u200b',
  ],
  ...[
    'resolved',
    'root',
    'nowhere',
    'eve@example.org',
    '[rt.example.edu #1]',
    '=?utf-8?q?',
    '=5B',
    '?=',
    '{',
    '}',
    '[',
    ']',
    '#1',
  ],
  ...[
    'begin 644 x',
    '#0V%T',
    'end',
    '--b',
    'Content-Type: text/html',
    '<b>',
    '&amp;',
    '.',
    '\ufeff',
    '\ud83d',
    '(end)',
  ],
];

/** Numbers and texts that are the same in every run. */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `limit` (a linear congruential generator). */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  text(): string {
    const length = 1 + this.below(12);
    return Array.from({ length }, () => PIECES[this.below(PIECES.length)]).join('');
  }
}
