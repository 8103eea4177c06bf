import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConversationError } from '../../../../services/devkit/conversations/conversation.ts';
import { loadConversations } from '../../../../services/devkit/conversations/load-conversations.ts';
import { parseConversations } from '../../../../services/devkit/conversations/parse-conversations.ts';

function problems(text: string): readonly string[] {
  try {
    parseConversations(text, 'a.yaml');
    return [];
  } catch (error) {
    if (error instanceof ConversationError) return error.problems;
    throw error;
  }
}

describe('parseConversations', () => {
  it('reads every key', () => {
    const text = `name: A ticket
locale: en_US
turns:
  - say: open a ticket
    expect: { intent: OpenTicket, state: InProgress, text: /name/i, messages: 2 }
  - press: "yes"
    wait: 6m
    expect: { slots: { Category: accounts, Email: null }, elicits: Email, attributes: { x: "1" }, card: answer }
`;

    expect(parseConversations(text, 'a.yaml')).toEqual([
      {
        name: 'A ticket',
        locale: 'en_US',
        file: 'a.yaml',
        line: 1,
        turns: [
          {
            action: { kind: 'say', text: 'open a ticket' },
            expect: { intent: 'OpenTicket', state: 'InProgress', text: /name/i, messages: 2 },
            line: 4,
          },
          {
            action: { kind: 'press', text: 'yes' },
            waitMs: 360_000,
            expect: {
              slots: { Category: 'accounts', Email: null },
              elicits: 'Email',
              attributes: { x: '1' },
              card: 'answer',
            },
            line: 6,
          },
        ],
      },
    ]);
  });

  it('reads a list of conversations', () => {
    const text = '- { name: One, turns: [{ say: a }] }\n- { name: Two, turns: [{ say: b }] }\n';

    expect(parseConversations(text, 'a.yaml').map(({ name }) => name)).toEqual(['One', 'Two']);
  });

  it.each([
    ['a syntax error', 'name: [', /^a\.yaml:\d: /],
    ['an unknown key', 'name: A\nturn: []\nturns: [{ say: a }]', /^a\.yaml:2: .*no key "turn"/],
    ['an unknown key of a turn', 'name: A\nturns: [{ says: a, say: b }]', /no key "says"/],
    [
      'an unknown expectation',
      'name: A\nturns:\n  - say: a\n    expect: { mood: good }',
      /^a\.yaml:4: expect has no key "mood"/,
    ],
    ['no name', 'turns: [{ say: a }]', 'a.yaml:1: A conversation needs a name'],
    ['no turns', 'name: A\nturns: []', 'a.yaml:2: A conversation needs turns'],
    ['say and press', 'name: A\nturns: [{ say: a, press: b }]', /either say or press/],
    [
      'a pattern that is none',
      'name: A\nturns: [{ say: a, expect: { text: /(/ } }]',
      /not a regular/,
    ],
    ['a time that is none', 'name: A\nturns: [{ say: a, wait: long }]', /wait must be like 30s/],
    ['a count that is none', 'name: A\nturns: [{ say: a, expect: { messages: two } }]', /a number/],
    ['a map of slots that is none', 'name: A\nturns: [{ say: a, expect: { slots: 1 } }]', /a map/],
  ])('names %s', (_, text, problem) => {
    expect(problems(text)).toContainEqual(
      problem instanceof RegExp ? expect.stringMatching(problem) : problem,
    );
  });

  it('lists all problems at once', () => {
    expect(problems('name: A\nturns:\n  - say: a\n    wait: x\n  - pres: b\n')).toHaveLength(4);
  });
});

it('loads the golden conversations', async () => {
  const files = readdirSync('seed/conversations');
  const conversations = await loadConversations('seed/conversations');

  expect(files.length).toBeGreaterThanOrEqual(8);
  expect(conversations.length).toBeGreaterThanOrEqual(files.length);
  expect(new Set(conversations.map(({ name }) => name)).size).toBe(conversations.length);
});
