import { describe, expect, it } from 'vitest';
import { accountMails, readMail } from '../../../../chaos/accounting/mails.ts';

const mail = (subject: string) => ({ headers: { subject }, text: '' });
const entry = (acknowledged: boolean) =>
  ({ what: 'mail', id: 'm', acknowledged, round: 1 }) as const;

describe('the account of mails', () => {
  it('accepts one mail, and none or one if it was not acknowledged', () => {
    expect(accountMails([entry(false), entry(true)], [mail('m'), mail('other')])).toStrictEqual([]);
    expect(accountMails([entry(false)], [])).toStrictEqual([]);
    expect(accountMails([entry(false)], [mail('m')])).toStrictEqual([]);
  });

  it('reports a lost mail and a second one', () => {
    expect(accountMails([entry(false), entry(true)], [])).toMatchObject([
      { seen: 'mail m was sent 0 times' },
    ]);
    expect(accountMails([entry(false), entry(true)], [mail('m'), mail('m')])).toMatchObject([
      { seen: 'mail m was sent 2 times' },
    ]);
  });
});

describe('a mail', () => {
  it('is read with folded headers and its text', () => {
    const source =
      'Subject: a\r\n folded line\r\nX-LTSI-Ticket: LTSI-1\r\n\r\nfirst\r\n\r\nsecond\r\n';

    expect(readMail(source)).toStrictEqual({
      headers: { subject: 'a folded line', 'x-ltsi-ticket': 'LTSI-1' },
      text: 'first\n\nsecond\n',
    });
  });
});
