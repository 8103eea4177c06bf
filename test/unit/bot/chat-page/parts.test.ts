import { describe, expect, it } from 'vitest';
import { answerText, mailAddress } from '../../../../services/bot/chat-page/answer-text.ts';
import { brandStyle } from '../../../../services/bot/chat-page/brand-style.ts';
import { captionCues } from '../../../../services/bot/chat-page/captions.ts';
import type { Card } from '../../../../services/bot/chat-page/chat-api.ts';
import { fileProblem, sizeText } from '../../../../services/bot/chat-page/file-limits.ts';
import { isOfGroup, momentText } from '../../../../services/bot/chat-page/moment.ts';
import { textContacts } from '../../../../services/bot/chat-page/text-contacts.ts';
import { NO_HELP } from '../../../../services/bot/chat-page/view/rating.ts';
import { isComplaint } from '../../../../services/bot/functions/fulfillment/complaint.ts';
import { asksForTicket } from '../../../../services/bot/functions/fulfillment/ticket-wish.ts';
import { MAX_FILE_BYTES, MAX_FILES } from '../../../../services/bot/helpdesk/uploads/upload.ts';

const CARD: Card = {
  v: 1,
  kind: 'answer',
  title: 'Passwords & more',
  quote: 'Open it.\nChoose “Reset”.',
  savedAt: '2026-03-12',
  also: [],
};
const ADDRESS = 'https://chat.example.edu/api/documents/abc#reset';

describe('an answer that is taken elsewhere', () => {
  it('has its title, quote, address and day', () => {
    expect(answerText(CARD, ADDRESS)).toBe(
      `Passwords & more\n\n“Open it.\nChoose “Reset”.”\n\n${ADDRESS}\n\nSaved 12 March 2026`,
    );
  });

  it('is a letter to nobody yet in the own mail program', () => {
    const url = new URL(mailAddress(CARD, ADDRESS));

    expect(url.protocol).toBe('mailto:');
    expect(url.pathname).toBe('');
    expect(url.searchParams.get('subject')).toBe('Passwords & more');
    expect(url.searchParams.get('body')).toContain(`Choose “Reset”.”\r\n\r\n${ADDRESS}`);
  });

  it('is cut before an address is too long for mail programs', () => {
    const long = mailAddress({ ...CARD, quote: 'word '.repeat(1_000) }, ADDRESS);

    expect(new URL(long).searchParams.get('body')).toContain(ADDRESS);
    expect(long.length).toBeLessThan(2_000);
  });
});

describe('the ways to reach somebody in a text', () => {
  const links = (text: string, short: readonly string[] = []) =>
    textContacts(text, short).flatMap(({ href }) => href ?? []);

  it.each([
    ['Call 250-555-0100.', 'tel:2505550100'],
    ['(250) 555-0100 ext. 12', 'tel:2505550100;ext=12'],
    ['1-250-555-0100, day and night', 'tel:12505550100'],
    ['from abroad: +44 20 7946 0000', 'tel:+442079460000'],
    ['write to it.help@example.edu.', 'mailto:it.help@example.edu'],
  ])('are links: %s', (text, href) => {
    expect(links(text)).toEqual([href]);
    expect(
      textContacts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    'Saved 2026-03-12',
    'LTSI-250-555-0100',
    'student number 0012345678',
    'room 250-555',
    '300 seats',
    'user@host',
  ])('are not in %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('are numbers of three digits only if somebody has them', () => {
    expect(links('Call 911, not 912.', ['911'])).toEqual(['tel:911']);
  });

  it('are found in a time that grows with the text', () => {
    const started = performance.now();
    for (const part of ['a.', '1 ', '+1', '(1', 'a@a.']) links(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('the words for an answer that did not help', () => {
  it('complain and ask for a ticket, and add nothing to the question', () => {
    expect(isComplaint(NO_HELP, 'vpn')).toBe(true);
    expect(asksForTicket(NO_HELP)).toBe(true);
    // From six words on, the bot takes a complaint as more to say about the problem.
    expect(NO_HELP.split(' ').length).toBeLessThan(6);
  });
});

describe('the style of a brand', () => {
  it('sets its colours, and nothing that is none', () => {
    const rules = brandStyle({
      accent: '#0b5cad',
      onAccent: 'red; } * { display: none',
      accentDark: '#7CB8FF',
      onAccentDark: 'url(https://evil.example/x)',
    });

    expect(rules).toBe(':host { --brand-accent: #0b5cad; --brand-accent-dark: #7CB8FF; }');
  });
});

describe('the captions of a video', () => {
  it('are cues with their times, as plain text', () => {
    const vtt =
      'WEBVTT\r\n\r\nNOTE title\r\n\r\n1\r\n00:05.000 --> 00:09.500 line:0\r\n<v Kim>Press &lt;OK&gt;\r\nnow\r\n\r\n01:00:00.000 --> 01:00:01.000\r\nEnd';

    expect(captionCues(vtt)).toEqual([
      { startSeconds: 5, endSeconds: 9.5, text: 'Press <OK>\nnow' },
      { startSeconds: 3600, endSeconds: 3601, text: 'End' },
    ]);
  });

  it('are none of a damaged file', () => {
    expect(captionCues('WEBVTT\n\n--> x\n\n00:05 --> 00:06\nno milliseconds')).toEqual([]);
  });
});

describe('a file for a ticket', () => {
  it('is refused before it leaves when the server would refuse it', () => {
    expect(fileProblem(1, 0)).toBeUndefined();
    expect(fileProblem(MAX_FILE_BYTES, MAX_FILES - 1)).toBeUndefined();
    expect(fileProblem(MAX_FILE_BYTES + 1, 0)).toContain('a file may have 10 MB');
    expect(fileProblem(1, MAX_FILES)).toContain('5 files');
    expect(fileProblem(0, 0)).toBe('It is empty.');
  });

  it('has a size that people can read', () => {
    expect([10, 340_000, 2_200_000].map(sizeText)).toEqual(['1 KB', '332 KB', '2.1 MB']);
  });
});

describe('the time of a message', () => {
  const at = (time: string) => new Date(`2026-03-02T${time}`);

  it('is one for messages that come within five minutes', () => {
    expect(isOfGroup(at('10:00:00'), at('10:04:59'))).toBe(true);
    expect(isOfGroup(at('10:00:00'), at('10:05:00'))).toBe(false);
  });

  it('has the day when that is not today', () => {
    const today = momentText(at('10:04:00'), at('12:00:00'));

    expect(today).toMatch(/10.04/);
    expect(momentText(at('10:04:00'), new Date('2026-03-04T12:00:00'))).toMatch(/2.*10.04/);
    expect(today).not.toMatch(/Mar/);
  });
});
