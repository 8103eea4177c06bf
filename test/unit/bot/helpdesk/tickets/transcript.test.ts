import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../../services/bot/helpdesk/conversations/card.ts';
import type { TurnRecord } from '../../../../../services/bot/helpdesk/conversations/turn-record.ts';
import { transcriptOf } from '../../../../../services/bot/helpdesk/tickets/transcript.ts';
import { triedReplies } from '../../../../../services/bot/helpdesk/tickets/tried-replies.ts';

function aTurn(
  turn: number,
  text: string,
  reply: string,
  more: Partial<TurnRecord> = {},
): TurnRecord {
  return {
    v: 1,
    turn,
    state: 'done',
    at: `2026-11-22T20:${String(turn).padStart(2, '0')}:00.000Z`,
    said: { text },
    messages: [{ contentType: 'PlainText', content: reply }],
    sent: [],
    ...more,
  };
}

const withCard = (card: Partial<Card>): Partial<TurnRecord> => ({
  messages: [{ contentType: 'CustomPayload', card: { v: 1, kind: 'answer', also: [], ...card } }],
});
const form = { intent: { name: 'OpenTicket' } };

describe('the transcript of a ticket', () => {
  it('has what was said, and how the ticket was opened, but not the answers to the form', () => {
    const turns = [
      aTurn(0, '', 'Hello'),
      aTurn(1, 'where is my course', 'On this page.', { intent: { name: 'AskHelp' } }),
      aTurn(2, 'it is broken, open a ticket', 'What is your name?', form),
      aTurn(3, 'Sam Rivera', 'Which address?', form),
      aTurn(4, 'how long does it take?', 'A day.', { intent: { name: 'AskHelp' } }),
    ];

    expect(transcriptOf(turns).map(({ by, text }) => `${by}: ${text}`)).toStrictEqual([
      'client: where is my course',
      'bot: On this page.',
      'client: it is broken, open a ticket',
      'client: how long does it take?',
      'bot: A day.',
    ]);
  });

  it('has the answer to a problem that would have opened a ticket', () => {
    const answered = withCard({ title: 'Quizzes' });
    const messages = [
      { contentType: 'PlainText', content: 'Reload the page.' } as const,
      ...(answered.messages ?? []),
    ];

    const lines = transcriptOf([aTurn(1, 'my quiz is blank', '', { ...form, messages })]);

    expect(lines.map(({ text }) => text)).toStrictEqual(['my quiz is blank', 'Reload the page.']);
  });

  it('has a question that was answered in the middle of the form', () => {
    const answered = { ...form, ...withCard({ title: 'Hours' }) };
    const turns = [
      aTurn(1, 'open a ticket', '', form),
      aTurn(2, 'when are you open?', '', answered),
    ];

    expect(transcriptOf(turns).map(({ text }) => text)).toStrictEqual([
      'open a ticket',
      'when are you open?',
    ]);
  });

  it('has the chat with a person, line by line and whole, and not the turn by which a ticket follows', () => {
    const at = (second: number) => `2026-11-22T20:05:0${second}.000Z`;
    const lines = [
      { at: at(1), by: 'system', text: 'Ana has joined.' },
      { at: at(2), by: 'agent', text: `Which course? ${'x'.repeat(1_000)}` },
      { at: at(3), by: 'client', text: 'BIOL 225' },
    ] as const;
    const { said: _, messages: __, ...turn } = aTurn(2, '', '', { handoff: { lines } });
    const { said: ___, ...after } = aTurn(3, '', 'What is your name?', form);

    const transcript = transcriptOf([aTurn(1, 'a person please', 'Press it.'), turn, after]);

    expect(transcript.slice(2)).toStrictEqual(lines);
  });

  it('leaves out turns that are going on or failed', () => {
    const turns = [
      aTurn(1, 'a', 'b', { state: 'failed' }),
      aTurn(2, 'yes', '', { state: 'pending' }),
    ];

    expect(transcriptOf(turns)).toStrictEqual([]);
  });

  it('has the last thirty turns, each on one line that is cut', () => {
    const turns = Array.from({ length: 50 }, (_turn, index) =>
      aTurn(index + 1, `q${index + 1}\n${'x'.repeat(900)}`, 'a'),
    );

    const lines = transcriptOf(turns);

    expect(lines).toHaveLength(60);
    expect(lines[0]?.text).toMatch(/^q21 x{295}…$/);
  });
});

describe('what the bot tried', () => {
  it('is what it showed, offered and did not find, each once', () => {
    const turns = [
      aTurn(1, 'q', '', withCard({ kind: 'answer', title: 'Reset your password' })),
      aTurn(2, 'q', '', withCard({ kind: 'answer', title: 'Reset your password' })),
      aTurn(3, 'q', '', withCard({ kind: 'refusal', quote: 'quantum, soup' })),
      aTurn(4, 'q', '', withCard({ kind: 'refusal' })),
      aTurn(
        5,
        'q',
        '',
        withCard({ kind: 'didYouMean', also: [{ docId: 'd', title: 'VPN', href: '/' }] }),
      ),
      aTurn(6, 'q', '', withCard({ kind: 'ticket', title: 'LTSI-0123456789' })),
    ];

    expect(triedReplies(turns)).toStrictEqual([
      'Showed the page "Reset your password"',
      'Found no page about: quantum, soup',
      'Found no page',
      'Offered "VPN"',
    ]);
  });
});
