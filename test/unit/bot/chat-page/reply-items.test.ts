import { describe, expect, it } from 'vitest';
import type { Card, ChatMessage } from '../../../../services/bot/chat-page/chat-api.ts';
import { CHANGE_WORDS } from '../../../../services/bot/chat-page/check-rows.ts';
import { replyItems } from '../../../../services/bot/chat-page/reply-items.ts';
import { chatWish } from '../../../../services/bot/helpdesk/intake/chat-wish.ts';
import {
  CHANGE_BUTTONS,
  chatField,
  checkCard,
  checkFields,
  checkText,
} from '../../../../services/bot/helpdesk/intake/check-list.ts';
import { plainText } from '../../../support/chat/fake-bot.ts';

const card = (content: object): ChatMessage => ({
  contentType: 'CustomPayload',
  card: { v: 1, kind: 'answer', also: [], ...content } satisfies Card,
});

const buttons = (
  title: string,
  ...of: readonly { text: string; value: string }[]
): ChatMessage => ({
  contentType: 'ImageResponseCard',
  imageResponseCard: { title, buttons: of },
});

const SEND = { text: 'Send it', value: 'send' };
const LONG = `It fails.\nCategory: no. ${'Again and again. '.repeat(10)}`.trim();
const FIELDS = [
  ...checkFields(
    {
      answers: {
        name: 'Jordan Lee',
        email: 'jordan.lee@example.edu',
        category: 'accounts',
        summary: 'Sign-in',
        description: LONG,
      },
    },
    false,
    [{ value: 'accounts', label: 'Accounts' }],
  ),
  chatField({}),
];
const CHECK: readonly ChatMessage[] = [
  plainText(checkText('Changed. This will be sent:', FIELDS, 'Shall I send the ticket?')),
  card(JSON.parse(checkCard(FIELDS))),
  buttons('Send this ticket?', SEND, { text: 'It is urgent', value: 'make it urgent' }),
  buttons('Or change something', ...CHANGE_BUTTONS),
];

describe('what the page shows of a question of a ticket', () => {
  it('is which question it is, and the question, each once', () => {
    const shown = replyItems([
      plainText('Please leave out passwords.'),
      plainText('What is it about? (3 of 4)'),
      buttons('Choose one', { text: 'Accounts', value: 'accounts' }),
      card({ kind: 'progress', step: 3, of: 4 }),
    ]);

    expect(shown).toMatchObject([
      { kind: 'text', text: 'Please leave out passwords.' },
      { kind: 'progress', step: 3, of: 4 },
      { kind: 'text', text: 'What is it about?' },
      { kind: 'choices', isTitled: false },
    ]);
  });
});

describe('what the page shows of a ticket to be checked', () => {
  const [check, choices, ...rest] = replyItems(CHECK);

  it('is a list with whole values, and the buttons that are not in it', () => {
    expect(check).toMatchObject({ kind: 'check', heading: 'Changed. This will be sent:' });
    const rows = check?.kind === 'check' ? check.rows : [];
    expect(rows.map(({ label, value }) => [label, value])).toEqual([
      ['Name', 'Jordan Lee'],
      ['Replies go to', 'jordan.lee@example.edu'],
      ['Category', 'Accounts'],
      ['Urgent', 'no'],
      ['Problem in one line', 'Sign-in'],
      ['Description', LONG.replace('\n', ' ')],
      ['This chat', 'goes along'],
    ]);
    expect(choices).toMatchObject({ isTitled: true, choices: { buttons: [SEND] } });
    expect(rest).toEqual([]);
  });

  it('has the buttons of the bot for each field that has one', () => {
    for (const { value } of CHANGE_BUTTONS) expect(CHANGE_WORDS).toContain(value);
    const rows = check?.kind === 'check' ? check.rows : [];
    expect(rows.every(({ change }) => change !== undefined)).toBe(true);
  });

  it('has words for the chat that the bot understands', () => {
    const wishes = [...CHANGE_WORDS].map(chatWish).filter((wish) => wish !== undefined);

    expect(wishes.sort()).toEqual(['leaveOut', 'takeAlong']);
  });

  it('is the text when it has another shape', () => {
    const shown = replyItems([plainText('This will be sent.'), ...CHECK.slice(1, 3)]);

    expect(shown[0]).toEqual({ kind: 'text', text: 'This will be sent.' });
  });
});

describe('what the page shows of a ticket that was sent', () => {
  it('is its number, what happens next, and a copy to be opened', () => {
    const shown = replyItems([
      plainText('Your ticket is LTSI-3C0WQEHZPR. It goes to the team "Video".'),
      plainText('It is marked as urgent.'),
      card({ kind: 'ticket', ticketId: 'LTSI-3C0WQEHZPR' }),
      plainText('This was sent:\nName: Jordan Lee'),
      buttons('Do you want a copy by e-mail?', { text: 'Send me a code', value: 'send me a code' }),
    ]);

    expect(shown).toMatchObject([
      {
        kind: 'ticket',
        ticketId: 'LTSI-3C0WQEHZPR',
        next: 'It goes to the team "Video".\nIt is marked as urgent.',
      },
      { kind: 'sent', heading: 'This was sent', text: 'Name: Jordan Lee' },
      { kind: 'choices', isTitled: true },
    ]);
  });
});

describe('the title of buttons', () => {
  const offer = buttons('Shall a person help you?', { text: 'Open a ticket', value: 'x' });

  it('is left out below a text, which says what they are for', () => {
    expect(replyItems([plainText('I found nothing.'), offer])[1]).toMatchObject({
      isTitled: false,
    });
  });

  it('is shown below a card and alone', () => {
    const answer = card({ kind: 'answer', href: '/api/documents/x' });

    expect(replyItems([answer, offer])[1]).toMatchObject({ isTitled: true });
    expect(replyItems([offer])[0]).toMatchObject({ isTitled: true });
  });
});
