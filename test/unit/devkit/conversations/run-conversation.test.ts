import type { RecognizeTextCommandOutput } from '@aws-sdk/client-lex-runtime-v2';
import { describe, expect, it } from 'vitest';
import { formatResult } from '../../../../services/devkit/conversations/format-result.ts';
import { parseConversations } from '../../../../services/devkit/conversations/parse-conversations.ts';
import {
  type ConversationDeps,
  runConversation,
} from '../../../../services/devkit/conversations/run-conversation.ts';

type Reply = Partial<RecognizeTextCommandOutput>;

/** A client that returns these replies in turn, and records what it was sent. */
function clientOf(replies: readonly (Reply | Error)[]) {
  const sent: { text?: string; sessionId?: string }[] = [];
  const client = {
    send: async ({ input }: { input: object }) => {
      const reply = replies[sent.length];
      sent.push(input);
      if (reply instanceof Error) throw reply;
      return { $metadata: {}, ...reply };
    },
  } as unknown as ConversationDeps['client'];
  return { client, sent };
}

function play(
  text: string,
  replies: readonly (Reply | Error)[],
  deps: Partial<ConversationDeps> = {},
) {
  const [conversation] = parseConversations(text, 'a.yaml');
  if (!conversation) throw new Error('no conversation');
  const { client, sent } = clientOf(replies);
  const all = { client, botId: 'B', botAliasId: 'A', newSessionId: () => 'one', ...deps };
  return runConversation(all, conversation).then((result) => ({ result, sent }));
}

const ASKING: Reply = {
  messages: [
    { contentType: 'PlainText', content: 'What is it about?' },
    {
      contentType: 'ImageResponseCard',
      imageResponseCard: { title: 'Pick', buttons: [{ text: 'Other', value: 'other' }] },
    },
  ],
  sessionState: {
    dialogAction: { type: 'ElicitSlot', slotToElicit: 'Category' },
    intent: {
      name: 'OpenTicket',
      state: 'InProgress',
      slots: { Name: { value: { interpretedValue: 'Wei Chen' } } },
    },
    sessionAttributes: { from: 'web' },
  },
};
const ANSWER: Reply = {
  messages: [
    { contentType: 'PlainText', content: 'Go to the portal.' },
    { contentType: 'CustomPayload', content: '{"v":1,"kind":"answer"}' },
  ],
  sessionState: { intent: { name: 'AskHelp', state: 'Fulfilled' } },
};

describe('a conversation', () => {
  it('passes when every reply is as expected', async () => {
    const text = `name: A
turns:
  - say: open a ticket
    expect: { intent: OpenTicket, state: InProgress, elicits: Category, slots: { Name: Wei Chen, Email: null }, attributes: { from: web }, messages: 2, text: about }
  - press: other
    expect: { card: answer, text: /portal/i }
`;
    const { result, sent } = await play(text, [ASKING, ANSWER]);

    expect(result.outcome).toBe('passed');
    expect(sent.map(({ text, sessionId }) => [text, sessionId])).toEqual([
      ['open a ticket', 'one'],
      ['other', 'one'],
    ]);
  });

  it.each([
    ['intent: AskHelp', 'intent', 'AskHelp', 'OpenTicket'],
    ['state: Fulfilled', 'state', 'Fulfilled', 'InProgress'],
    ['elicits: Name', 'elicits', 'Name', 'Category'],
    ['card: answer', 'card', 'answer', 'no card'],
    ['text: portal', 'text', '"portal"', '"What is it about?"'],
    ['text: /^portal/i', 'text', '/^portal/i', '"What is it about?"'],
    ['slots: { Name: null }', 'slots.Name', 'null', 'Wei Chen'],
    ['slots: { Email: a@b }', 'slots.Email', 'a@b', 'null'],
    ['attributes: { to: us }', 'attributes.to', 'us', 'nothing'],
    ['messages: 1', 'messages', '1', '2'],
  ])('fails when %s is not so', async (expectation, key, expected, got) => {
    const { result } = await play(`name: A\nturns: [{ say: a, expect: { ${expectation} } }]`, [
      ASKING,
    ]);

    expect(result.outcome).toBe('failed');
    expect(result.turns.at(-1)?.differences).toEqual([{ key, expected, got }]);
  });

  it('stops at the first turn that differs', async () => {
    const text = 'name: A\nturns:\n  - { say: a, expect: { intent: X } }\n  - say: b\n';

    expect((await play(text, [ASKING, ANSWER])).sent).toHaveLength(1);
  });

  it('fails when a button is pressed that nobody offers', async () => {
    const { result } = await play('name: A\nturns: [{ say: a }, { press: "yes" }]', [ASKING]);

    expect(result.turns.at(-1)?.differences).toEqual([
      { key: 'press', expected: 'a button "yes"', got: '"other"' },
    ]);
  });

  it('fails when the call is refused', async () => {
    const refused = Object.assign(new Error('no such bot'), { name: 'ResourceNotFoundException' });
    const { result } = await play('name: A\nturns: [{ say: a }]', [refused]);

    expect(result.turns.at(-1)?.differences[0]?.got).toBe('ResourceNotFoundException: no such bot');
  });

  it('moves the clock when it waits, and is skipped when the clock cannot be moved', async () => {
    const text = 'name: A\nturns: [{ say: a, wait: 2m }]';
    const waits: number[] = [];

    await play(text, [ANSWER], { advanceClock: (ms) => void waits.push(ms) });
    expect(waits).toEqual([120_000]);
    expect((await play(text, [ANSWER])).result.outcome).toBe('skipped');
  });
});

describe('a result', () => {
  it('shows the transcript with what was expected and what came', async () => {
    const text = 'name: Passwords\nturns:\n  - say: hi\n    expect: { intent: AskHelp }\n';
    const { result } = await play(text, [ASKING]);

    expect(formatResult(result)).toBe(`✗ Passwords (a.yaml:3)
  you: hi
  bot: What is it about?
    intent
      expected AskHelp
      got      OpenTicket`);
  });

  it('is one line when all is well or nothing was played', async () => {
    const passed = await play('name: A\nturns: [{ say: a }]', [ANSWER]);
    const skipped = await play('name: A\nturns: [{ say: a, wait: 1s }]', []);

    expect(formatResult(passed.result)).toBe('✓ A');
    expect(formatResult(skipped.result)).toBe('- A (this clock cannot be moved)');
  });
});
