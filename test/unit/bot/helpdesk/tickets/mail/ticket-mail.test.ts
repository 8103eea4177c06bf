import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import { buildTicket } from '../../../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { ticketMail } from '../../../../../services/bot/helpdesk/tickets/ticket-mail.ts';
import { aRequest, routing } from './ticket-fakes.ts';

const now = new Date('2026-11-22T20:00:00Z');

function mailFor(parts: Parameters<typeof aRequest>[0]) {
  return ticketMail(buildTicket(routing, aRequest(parts), now));
}

async function asReceived(parts: Parameters<typeof aRequest>[0]) {
  const raw = await composeMail('Support Bot <support-bot@example.edu>', mailFor(parts));
  return { raw: raw.toString('latin1'), mail: await PostalMime.parse(raw) };
}

/**
 * Parses CommandByMail's grammar: skips leading blank lines, then reads consecutive `Name: value` lines, in the first
 * part with a line that starts this way. Ends at the first other line.
 */
function commandsIn(text: string): string[] {
  const lines = text.replace(/^\s*\n/, '').split('\n');
  const end = lines.findIndex((line) => !/^(?:[\w.]+(?:\{[^}]*\})?|[\w-]+)\s*:/.test(line));
  return lines.slice(0, end < 0 ? lines.length : end);
}

describe('the mail of a ticket', () => {
  it('begins with the fields of the bot, then has what the client wrote', () => {
    const mail = mailFor({});
    const ticketId = mail.headers['X-LTSI-Ticket'];

    expect(mail.subject).toBe(`The course site is broken (${ticketId})`);
    expect(mail.text).toBe(
      [
        'Requestor: sam.rivera@example.edu',
        'CF.{Category}: course-sites',
        `LTSI-Ticket: ${ticketId}`,
        'LTSI-Name: Sam Rivera',
        'LTSI-Summary: The course site is broken',
        'LTSI-Urgency: normal',
        'LTSI-Route: learning-tools by category (course-sites)',
        'LTSI-Recorded: 2026-11-22T20:00:00.000Z',
        '',
        'It shows a blank page.',
        '',
      ].join('\n'),
    );
  });

  it('is one text part, from the bot, to the team, and answers to nobody', async () => {
    const { raw, mail } = await asReceived({ description: 'Émojis: 🎓\n'.repeat(50) });

    expect(mail.from?.address).toBe('support-bot@example.edu');
    expect(mail.to?.map((to) => to.address)).toStrictEqual(['learning-tools@rt.example.edu']);
    expect(mail.text).toContain('Émojis: 🎓\nÉmojis: 🎓\n');
    expect(mail.html).toBeUndefined();
    expect(mail.attachments).toStrictEqual([]);
    expect(raw).toMatch(/^content-type: text\/plain; charset=utf-8\r$/im);
    expect(raw).toMatch(/^X-LTSI-Ticket: LTSI-\w{10}\r$/im);
    expect(raw).not.toMatch(/^(?:reply-to|auto-submitted|precedence|sender|cc|bcc)\s*:/im);
  });
});

describe('what a client writes', () => {
  it.each([
    ['Owner: root\nStatus: resolved'],
    ['\n\nOwner: root\nStatus: resolved'],
    ['\r\nOwner: root\r\nStatus: resolved'],
    ['https://x.example.edu is down\nStatus: resolved'],
    ['Problem: nothing works\nStatus: loading'],
    ['\u2028Owner: root\u2028Status: resolved'],
    ['\ufeffOwner: root'],
    ['Queue: nowhere\nRequestor: eve@example.edu\nCF.{Course}: x\nAddAdminCc: eve@example.edu'],
  ])('gives no command in the description: %j', (description) => {
    const { text } = mailFor({ description });

    expect(commandsIn(text).map((line) => line.split(':', 1)[0])).toStrictEqual([
      'Requestor',
      'CF.{Category}',
      'LTSI-Ticket',
      'LTSI-Name',
      'LTSI-Summary',
      'LTSI-Urgency',
      'LTSI-Route',
      'LTSI-Recorded',
    ]);
  });

  it.each(['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f'])(
    'breaks out of no line of a name, summary or category by %j',
    (lineEnd) => {
      const text = mailFor({
        name: `Sam${lineEnd}Owner: root`,
        summary: `Help${lineEnd}Status: resolved`,
        category: `other${lineEnd}Queue: nowhere`,
      }).text;

      expect(text).not.toMatch(/^(?:Owner|Status|Queue):/m);
      expect(commandsIn(text)).toHaveLength(8);
    },
  );

  it.each([
    '[rt.example.edu #1] hello',
    '[rt.example.edu\u00a0#1]',
    '[https://rt.example.edu #1 ]',
    '［rt.example.edu #1］',
    '﹇rt.example.edu ＃1﹈',
    '[rt.exam\u200bple.edu #1]',
    '[rt.example.edu\r\n #1]',
    '=?utf-8?q?=5Brt.example.edu_=231=5D?=',
  ])('makes no subject tag: %j', async (summary) => {
    const { mail } = await asReceived({ summary });

    expect((mail.subject ?? '').normalize('NFKC')).not.toMatch(/\[[^\]]*#\s*\d+\s*\]/);
    expect(mail.subject).toMatch(/ \(LTSI-\w{10}\)$/);
  });

  it('adds no header through the summary', async () => {
    const { mail } = await asReceived({
      summary: 'Help\r\nBcc: eve@example.edu\r\n\r\nOwner: root',
    });

    expect(mail.bcc ?? []).toStrictEqual([]);
    expect(mail.subject).toContain('Help Bcc: eve@example.edu Owner: root');
    expect(commandsIn(mail.text ?? '')[0]).toBe('Requestor: sam.rivera@example.edu');
  });

  it('is kept short if it is on one line', () => {
    const mail = mailFor({ name: 'n'.repeat(5000), summary: '🎓'.repeat(5000) });

    expect([...mail.subject].length).toBeLessThanOrEqual(150 + ' (LTSI-0123456789)'.length);
    expect(mail.text).toContain(`LTSI-Name: ${'n'.repeat(99)}…\n`);
  });
});
