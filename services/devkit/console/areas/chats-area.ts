import type { FastifyInstance } from 'fastify';
import type { ChatFilter, ChatOutcome, ChatPage, ChatTranscript } from '../../chats/chats.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import {
  choiceOf,
  dayOf,
  numberOf,
  type Query,
  requireKnown,
  requireOrder,
  textOf,
} from './query-values.ts';

export interface ChatsAreaDeps {
  readonly search: (filter: ChatFilter) => Promise<ChatPage>;
  /** Undefined if there is no such conversation. */
  readonly read: (conversation: string) => Promise<ChatTranscript | undefined>;
}

const OUTCOMES: readonly ChatOutcome[] = ['answer', 'didYouMean', 'refusal', 'ticket', 'urgent'];
const FILTERS = ['from', 'to', 'text', 'outcome', 'page', 'pageSize'];
/** sha256 of a session id. */
const CONVERSATION = /^[0-9a-f]{64}$/;

/** Creates the API about chats: search, and what was said in one. */
export function chatsArea({ search, read }: ChatsAreaDeps): ConsoleArea {
  return {
    id: 'chats',
    plugin: async (api: FastifyInstance) => {
      api.get<{ Querystring: Query }>('/', ({ query }) => search(chatFilter(query)));
      api.get<{ Params: { conversation: string } }>('/:conversation', async ({ params }) => {
        const { conversation } = params;
        if (!CONVERSATION.test(conversation))
          throw new ConsoleError(400, 'That is no chat: one has 64 digits and letters a to f.');
        const chat = await read(conversation);
        if (chat === undefined)
          throw new ConsoleError(404, 'This chat was deleted, or it has expired.');
        return chat;
      });
    },
  };
}

function chatFilter(query: Query): ChatFilter {
  requireKnown(query, FILTERS);
  const [from, to] = [dayOf(query, 'from'), dayOf(query, 'to')];
  requireOrder(from, to);
  return {
    from,
    to,
    text: textOf(query, 'text'),
    outcome: choiceOf(query, 'outcome', OUTCOMES),
    page: numberOf(query, 'page', [0, 100_000]),
    pageSize: numberOf(query, 'pageSize', [1, 200]),
  };
}
