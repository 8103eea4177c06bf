import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../../../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import {
  MAIL_PROFILES,
  type MailProfile,
} from '../../../../../../services/bot/helpdesk/routing/mail-profile.ts';
import { buildTicket } from '../../../../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { ticketMail } from '../../../../../../services/bot/helpdesk/tickets/mail/ticket-mail.ts';
import type { Ticket } from '../../../../../../services/bot/helpdesk/tickets/ticket.ts';
import { aRequest, hours, routing } from '../ticket-fakes.ts';

const now = new Date('2026-11-22T20:00:00Z');
type Parts = Parameters<typeof aRequest>[0];

function ticketFor(parts: Parts, profile: MailProfile = 'rt', more: Partial<Ticket> = {}): Ticket {
  const ticket = buildTicket(routing, aRequest(parts), { now, hours });
  return { ...ticket, route: { ...ticket.route, profile }, ...more };
}

function mailFor(parts: Parts, profile: MailProfile = 'rt', more: Partial<Ticket> = {}) {
  return ticketMail(ticketFor(parts, profile, more));
}

async function asReceived(parts: Parts, profile: MailProfile = 'rt') {
  const raw = await composeMail('Support Bot <support-bot@example.edu>', mailFor(parts, profile));
  return { raw: raw.toString('latin1'), mail: await PostalMime.parse(raw) };
}

describe('the subject', () => {
  it.each([
    ['is what staff sort by', {}, 'course sites: The course site is broken'],
    [
      'says first that a ticket is urgent',
      { summary: 'My exam starts in 10 minutes' },
      'URGENT course sites: My exam starts in 10 minutes',
    ],
    [
      'names the course',
      { summary: 'The quiz of BIOL225 is blank' },
      'course sites, BIOL 225: The quiz of BIOL225 is blank',
    ],
    [
      'names the course without a category',
      { category: '', summary: 'BIOL 225' },
      'BIOL 225: BIOL 225',
    ],
    ['does without a summary', { summary: '' }, 'course sites'],
    ['does without a category', { category: '' }, 'The course site is broken'],
    ['is urgent without either', { category: '', summary: '', description: 'hacked' }, 'URGENT'],
  ])('%s', (_name, parts, expected) => {
    const { subject, headers } = mailFor(parts);

    expect(subject).toBe(`${expected} (${headers['X-LTSI-Ticket']})`);
  });

  it.each([
    '[rt.example.edu #1] hello',
    '[rt.example.edu\u00a0#1]',
    '[https://rt.example.edu #1 ]',
    '［rt.example.edu #1］',
    '﹇rt.example.edu ＃1﹈',
    '[rt.exam\u200bple.edu #1]',
    '[rt.example.edu\r\n #1]',
    '=?utf-8?q?=5Brt.example.edu_=231=5D?=',
  ])('has no square bracket: %j', async (summary) => {
    const { mail } = await asReceived({ summary, category: summary });

    expect((mail.subject ?? '').normalize('NFKC')).not.toMatch(/[[\]]/);
    expect(mail.subject).toMatch(/ \(LTSI-\w{10}\)$/);
  });

  it.each(['x', 'é', '研', '🎓'])(
    'fits into the 200 bytes that RT keeps, with its id, of %s',
    (letter) => {
      const long = letter.repeat(5000);
      const { subject } = mailFor({ summary: long, category: long, description: 'hacked' });

      expect(Buffer.byteLength(subject)).toBeLessThanOrEqual(200);
      expect(Buffer.byteLength(subject)).toBeGreaterThan(190);
      expect(subject).toMatch(/^URGENT .+…: .*… \(LTSI-\w{10}\)$/u);
    },
  );
});

describe('the text for Request Tracker', () => {
  it('begins with a line of the bot, then has what the client wrote, then the fields', () => {
    const mail = mailFor({});

    expect(mail.text).toBe(
      [
        `Support bot, ticket ${mail.headers['X-LTSI-Ticket']} for Learning tools`,
        '',
        'The client gave the name “Sam Rivera” and the address sam.rivera@example.edu (typed, not proven), and wrote:',
        '',
        'The course site is broken',
        '',
        'It shows a blank page.',
        '',
        'About this ticket',
        'Name: Sam Rivera',
        'Address: sam.rivera@example.edu (typed by the client, not proven)',
        'Category: course sites',
        'Urgency: normal',
        'Queue: learning-tools by the rule “category course-sites”',
        'Recorded: 2026-11-22 20:00 UTC',
        `Ticket: ${mail.headers['X-LTSI-Ticket']}`,
        '',
        'Please answer to sam.rivera@example.edu. A reply to this mail goes to the bot, which reads no mail.',
        '',
      ].join('\n'),
    );
  });

  it('has what the bot tried and what was said before', () => {
    const { text } = mailFor({}, 'rt', {
      tried: ['Showed the page "Course sites"'],
      transcript: [
        { at: '2026-11-22T19:58:10.000Z', by: 'client', text: 'where is my course' },
        { at: '2026-11-22T19:58:11.000Z', by: 'bot', text: 'On the page "Course sites".' },
      ],
    });

    expect(text).toContain('\n\nWhat the bot tried\n- Showed the page "Course sites"\n\n');
    expect(text).toContain(
      '\n\nThe conversation before, without passwords and the like\n- 19:58 UTC Client: where is my course\n- 19:58 UTC Bot: On the page "Course sites".\n',
    );
  });

  it('has the chat with a person, whole and by whoever spoke', () => {
    const long = `Which course? ${'x'.repeat(900)}`;
    const { text } = mailFor({}, 'rt', {
      transcript: [
        { at: '2026-11-22T19:58:10.000Z', by: 'system', text: 'Ana has joined the chat.' },
        { at: '2026-11-22T19:58:11.000Z', by: 'agent', text: long },
        { at: '2026-11-22T19:58:12.000Z', by: 'client', text: 'BIOL 225' },
      ],
    });

    expect(text).toContain(
      `- 19:58 UTC Note: Ana has joined the chat.\n- 19:58 UTC Staff: ${long}\n- 19:58 UTC Client: BIOL 225\n`,
    );
  });

  it.each([
    ['The site is down', '', 'The site is down'],
    ['The site is down', 'the site  is down since 9:40', 'the site  is down since 9:40'],
    ['', 'It is down', 'It is down'],
  ])('says once what the summary %j and the description %j say', (summary, description, words) => {
    expect(mailFor({ summary, description }).text).toContain(`:\n\n${words}\n\nAbout this`);
  });
});

describe('the mail for Request Tracker with CommandByMail', () => {
  it('begins with a block of commands that is short', () => {
    const { text } = mailFor({ summary: 'I was hacked in BIOL 225' }, 'rt-commandbymail');

    expect(text.split('\n').slice(0, 6)).toStrictEqual([
      'Requestor: sam.rivera@example.edu',
      'CF.{Category}: course-sites',
      'CF.{Course}: BIOL 225',
      'Priority: 100',
      '',
      expect.stringMatching(/^Support bot, ticket LTSI-\w{10} for Learning tools, URGENT$/),
    ]);
  });

  it('says the same in the header that a site may read instead, and ends the commands there', () => {
    const { headers } = mailFor({}, 'rt-commandbymail');

    expect(headers['X-RT-Command']).toStrictEqual([
      'Requestor: sam.rivera@example.edu',
      'CF.{Category}: course-sites',
      '(end of commands)',
    ]);
  });

  it('sends the header fields in this order', async () => {
    const { raw } = await asReceived({}, 'rt-commandbymail');

    expect(raw.match(/^X-RT-Command: .*$/gim)?.map((line) => line.slice(14).trim())).toStrictEqual([
      'Requestor: sam.rivera@example.edu',
      'CF.{Category}: course-sites',
      '(end of commands)',
    ]);
  });

  it('says nothing about how to answer, because the client is the requestor', () => {
    expect(mailFor({}, 'rt-commandbymail').text).not.toContain('Please answer to');
  });
});

describe('the mail for other desks', () => {
  it('makes the client the customer in Zammad, with a priority if it is urgent', () => {
    expect(mailFor({ summary: 'I was hacked' }, 'zammad').headers).toMatchObject({
      'X-Zammad-Customer-Email': 'sam.rivera@example.edu',
      'X-Zammad-Customer-Firstname': 'Sam Rivera',
      'X-Zammad-Ticket-Priority': '3 high',
    });
    expect(mailFor({}, 'zammad').headers).not.toHaveProperty('X-Zammad-Ticket-Priority');
  });

  it('is marked as important in a mail program if it is urgent', () => {
    expect(mailFor({ summary: 'I was hacked' }, 'plain').headers).toMatchObject({
      Importance: 'high',
      'X-Priority': '1 (Highest)',
    });
    expect(mailFor({}, 'plain').headers).not.toHaveProperty('Importance');
  });

  it('is the mail of Request Tracker for a ticket that was recorded before there were profiles', () => {
    const { profile: _, ...route } = ticketFor({}).route;

    expect(mailFor({}, 'plain', { route })).toStrictEqual(mailFor({}));
  });
});

describe('a mail in any profile', () => {
  it.each(MAIL_PROFILES)(
    '%s: is text, then HTML, from the bot, and answers to nobody',
    async (profile) => {
      const { raw, mail } = await asReceived({ description: 'Émojis: 🎓\n'.repeat(50) }, profile);

      expect(mail.from?.address).toBe('support-bot@example.edu');
      expect(mail.to?.map((to) => to.address)).toStrictEqual(['learning-tools@rt.example.edu']);
      expect(mail.text).toContain('Émojis: 🎓\nÉmojis: 🎓\n');
      expect(mail.html).toContain('Émojis: 🎓<br>\nÉmojis: 🎓<br>\n');
      expect(mail.attachments).toStrictEqual([]);
      expect(
        raw.match(/^content-type: [a-z/]+/gim)?.map((type) => type.toLowerCase()),
      ).toStrictEqual([
        'content-type: multipart/alternative',
        'content-type: text/plain',
        'content-type: text/html',
      ]);
      expect(raw).toMatch(/^X-LTSI-Ticket: LTSI-\w{10}\r$/im);
      expect(raw).not.toMatch(/^(?:reply-to|precedence|sender|cc|bcc)\s*:/im);
    },
  );

  it.each([
    ['rt', 'auto-generated'],
    ['rt-commandbymail', 'auto-generated'],
    ['zammad', 'auto-generated'],
    ['plain', undefined],
  ] as const)('%s: asks for no receipt to an address that is not proven: %s', (profile, mark) => {
    expect(mailFor({}, profile).headers['Auto-Submitted']).toBe(mark);
  });

  it.each(MAIL_PROFILES)('%s: says the same in its HTML part, all of it escaped', (profile) => {
    const evil = '<img src=x onerror="alert(1)">';
    const { text, html } = mailFor(
      { name: evil, summary: evil, description: `${evil}\n  indented & more`, category: evil },
      profile,
      {
        tried: [`Showed the page "${evil}"`],
        transcript: [{ at: '2026-11-22T19:58:10.000Z', by: 'client', text: evil }],
      },
    );

    expect(html).not.toMatch(/<(?!\/?(?:html|head|meta|body|p|b|br|ul|li|!doctype)\b)/i);
    expect(wordsOf(html ?? '')).toBe(wordsOf(escaped(withoutCommands(text))));
  });

  it.each(MAIL_PROFILES)('%s: has no line that begins a file of its own', async (profile) => {
    const { raw, mail } = await asReceived(
      { description: 'see\nbegin 644 cat.txt\n#0V%T\n`\nend\nand more' },
      profile,
    );

    expect(raw).not.toMatch(/^(?:begin [0-7]{3}|\(This file must be converted with)/im);
    expect(mail.text).toContain('see\nbegin 644 cat.txt\n#0V%T\n`\nend\nand more\n');
  });

  it.each(MAIL_PROFILES)('%s: adds no header through what was typed', async (profile) => {
    const evil = 'Help\r\nBcc: eve@example.edu\r\n\r\nOwner: root';
    const { raw, mail } = await asReceived({ summary: evil, name: evil, category: evil }, profile);

    expect(raw).not.toMatch(/^bcc:/im);
    expect(mail.subject).toContain('Help Bcc: eve@example.edu Owner: root');
  });
});

/** A text as its words: without tags, marks of lists and kinds of spaces. */
function wordsOf(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/^- /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function withoutCommands(text: string): string {
  return text.slice(text.indexOf('Support bot, ticket'));
}

describe('a ticket from a proven address', () => {
  it.each(['rt', 'plain'] as const)('is answered to the client: %s', (profile) => {
    const mail = mailFor({ isProven: true }, profile);

    expect(mail.headers).toMatchObject({ 'Reply-To': aRequest().email });
    expect(mail.headers).not.toHaveProperty('Auto-Submitted');
    expect(mail.text).toContain('(proven by a code), and wrote');
    expect(mail.text).not.toContain('not proven');
  });

  it.each(['rt-commandbymail', 'zammad'] as const)(
    'may be confirmed by the desk, which knows the client: %s',
    (profile) => {
      const mail = mailFor({ isProven: true }, profile);

      expect(mail.headers).not.toHaveProperty('Auto-Submitted');
      expect(mail.headers).not.toHaveProperty('Reply-To');
    },
  );

  it('is the only one with a Reply-To', () => {
    for (const profile of ['rt', 'rt-commandbymail', 'zammad', 'plain'] as const)
      expect(mailFor({}, profile).headers).not.toHaveProperty('Reply-To');
  });
});
