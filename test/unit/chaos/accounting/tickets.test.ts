import { describe, expect, it } from 'vitest';
import type { Mail } from '../../../../chaos/accounting/mails.ts';
import {
  accountTickets,
  isRecognisable,
  type TicketRecord,
} from '../../../../chaos/accounting/tickets.ts';

const words = { name: 'Ada', email: 'ada@example.edu', summary: 'Blank', description: 'A quiz.' };
const chat = { words, ticketId: 'LTSI-1' };
const record: TicketRecord = {
  ticketId: 'LTSI-1',
  email: words.email,
  summary: words.summary,
  description: words.description,
  isFiled: true,
};

function mail(headers: Record<string, string> = {}): Mail {
  const own = { 'x-ltsi-ticket': 'LTSI-1', subject: 'Blank (LTSI-1)' };
  return { headers: { ...own, ...headers }, text: '' };
}
const seenIn = (...args: Parameters<typeof accountTickets>) =>
  accountTickets(...args).violations.map(({ seen }) => seen);

describe('the account of tickets', () => {
  it('accepts one record with its words and one mail', () => {
    expect(accountTickets([chat], [record], [mail()])).toStrictEqual({
      violations: [],
      repeatedMails: 0,
    });
  });

  it('accepts a ticket that the client never received, or none', () => {
    expect(seenIn([{ words }], [record], [mail()])).toStrictEqual([]);
    expect(seenIn([{ words }], [], [])).toStrictEqual([]);
  });

  it('reports a ticket without a record, and one that stays in the outbox', () => {
    expect(seenIn([chat], [], [])).toStrictEqual(['LTSI-1: no record']);
    expect(seenIn([chat], [{ ...record, isFiled: false }], [mail()])).toStrictEqual([
      'LTSI-1: in the outbox',
    ]);
  });

  it('reports a second record', () => {
    expect(seenIn([chat], [record, { ...record, isFiled: false }], [mail()])).toStrictEqual([
      'LTSI-1: filed, in the outbox',
    ]);
  });

  it('reports a chat with two tickets', () => {
    const second = { ...record, ticketId: 'LTSI-2' };
    const mails = [mail(), mail({ 'x-ltsi-ticket': 'LTSI-2' })];

    expect(seenIn([chat], [record, second], mails)).toStrictEqual(['LTSI-1, LTSI-2']);
  });

  it('reports a description that the client did not write', () => {
    const [seen] = seenIn([chat], [{ ...record, description: 'yes' }], [mail()]);

    expect(seen).toBe('LTSI-1: the description is "yes", the client wrote "A quiz."');
  });

  it('reports a ticket without a mail, and a second mail that looks like the first', () => {
    expect(seenIn([chat], [record], [])).toStrictEqual(['LTSI-1 has no mail']);
    expect(seenIn([chat], [record], [mail(), mail()])).toStrictEqual([
      'LTSI-1 has 2 mails, none marked',
    ]);
  });

  it('counts a second mail that is marked', () => {
    const mails = [mail(), mail({ 'x-ltsi-repeated': 'yes' })];

    expect(accountTickets([chat], [record], mails)).toStrictEqual({
      violations: [],
      repeatedMails: 1,
    });
  });
});

describe('mails of one ticket', () => {
  it('are recognisable by a thread that all refer to', () => {
    const thread = { 'in-reply-to': '<LTSI-1@example.edu>' };

    expect(isRecognisable([mail(thread), mail(thread)])).toBe(true);
    expect(isRecognisable([mail(), mail(thread)])).toBe(false);
    expect(isRecognisable([mail(thread), mail({ 'in-reply-to': '<other>' })])).toBe(false);
  });

  it('are not without the id in each subject', () => {
    const marked = mail({ 'x-ltsi-repeated': 'yes', subject: 'Blank' });

    expect(isRecognisable([mail(), marked])).toBe(false);
  });
});
