import type {
  ChatFilter,
  ChatPage,
  ChatSummary,
  ChatTranscript,
  ChatTurn,
} from '../../../services/devkit/chats/chats.ts';

const AT = '2026-11-30T17:01:00.000Z';

export function aChatSummary(parts: Partial<ChatSummary> = {}): ChatSummary {
  return {
    conversation: 'c'.repeat(64),
    startedAt: AT,
    lastAt: AT,
    turns: 2,
    outcomes: ['refusal', 'ticket'],
    ticketIds: ['LTSI-3H8K2M9QXW'],
    firstSaid: 'the site is blank',
    ...parts,
  };
}

export function aTurn(parts: Partial<ChatTurn> = {}): ChatTurn {
  return { turn: 1, state: 'done', at: AT, repliedAt: AT, ...parts };
}

export function aChat(parts: Partial<ChatTranscript> = {}): ChatTranscript {
  return {
    ...aChatSummary(parts),
    transcript: [
      aTurn({ turn: 0, messages: [{ contentType: 'PlainText', content: 'Hello.' }] }),
      aTurn({
        said: { text: 'the site is blank' },
        messages: [
          {
            contentType: 'CustomPayload',
            card: { v: 1, kind: 'refusal', also: [] },
          },
          { contentType: 'PlainText', content: 'I found no page about that.' },
          {
            contentType: 'ImageResponseCard',
            imageResponseCard: {
              title: 'What next?',
              buttons: [{ text: 'Open a ticket', value: 'openTicket' }],
            },
          },
        ],
        intent: { name: 'AskHelp', state: 'Fulfilled' },
      }),
      aTurn({
        turn: 2,
        said: { buttonValue: 'openTicket' },
        messages: [{ contentType: 'PlainText', content: 'What is your name?' }],
      }),
    ],
    ...parts,
  };
}

/** What a search returns that finds these chats and shows one page of them. */
export function aChatPage(
  found: readonly ChatSummary[],
  { page = 0, pageSize = 50, from, to }: ChatFilter = {},
): ChatPage {
  return {
    from: from ?? '2026-11-01',
    timeZone: 'America/Vancouver',
    to: to ?? '2026-11-30',
    chats: found.slice(page * pageSize, (page + 1) * pageSize),
    count: found.length,
    page,
    pageSize,
    searched: { done: found.length, total: found.length },
    searchedSince: null,
    unreadable: [],
  };
}
