import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';
import { hasWords } from '../staff/has-words.ts';
import { pageOf } from '../staff/page-of.ts';
import { readMany } from '../staff/read-many.ts';
import type { ReadMemory } from '../staff/read-memory.ts';
import { searchRange } from '../staff/search-range.ts';
import { summaryOf, wordsOf } from './chat-summary.ts';
import type { ChatFilter, ChatPage, ChatSummary } from './chats.ts';
import {
  type ChatBucket,
  type ListedChat,
  type ListedChats,
  listChats,
  readTurns,
} from './stored-chats.ts';

export interface SearchChatsDeps {
  readonly now: () => Date;
  /** Whose days are searched, an IANA name; UTC if it isn't given. */
  readonly timeZone?: string;
  /** Called while conversations are read. */
  readonly onProgress?: (progress: ChatPage['searched']) => void;
  /** Turns that were read before, by the same rights. */
  readonly memory?: ReadMemory<TurnRecord>;
}

interface Read {
  readonly summary: ChatSummary;
  readonly turns: readonly TurnRecord[];
}

/**
 * Finds the conversations of the last 30 days, or of those that are asked for, newest first. Without anything to look for, it
 * reads those of one page alone. Throws StaffRequestError for a filter that can't be, and what S3 throws.
 */
export async function searchChats(
  bucket: ChatBucket,
  filter: ChatFilter,
  deps: SearchChatsDeps,
): Promise<ChatPage> {
  const range = searchRange(filter, deps.now(), deps.timeZone);
  const hasText = hasWords(filter.text);
  pageOf([], filter);
  const listed = await listChats(bucket, range);
  deps.memory?.retain(listed.keys);
  const isAll = !filter.text?.trim() && filter.outcome === undefined;
  if (isAll) return { ...range, ...(await onePage(bucket, filter, listed, deps)) };

  const unreadable: ChatPage['unreadable'][number][] = [];
  const total = listed.total;
  const read = await readMany(
    listed.chats,
    (chat) => readChatOf(bucket, chat, { unreadable, memory: deps.memory }),
    (done) => deps.onProgress?.({ done, total }),
  );
  const found = read.filter(
    (one) =>
      one !== undefined &&
      (filter.outcome === undefined || one.summary.outcomes.includes(filter.outcome)) &&
      hasText(wordsOf(one.turns)),
  );
  const { items, ...page } = pageOf(found, filter);
  const chats = items.flatMap((one) => one?.summary ?? []);
  const searched = { done: listed.chats.length, total };
  return { ...range, ...page, chats, searched, searchedSince: sinceOf(listed), unreadable };
}

async function onePage(
  bucket: ChatBucket,
  filter: ChatFilter,
  listed: ListedChats,
  { memory }: SearchChatsDeps,
) {
  const unreadable: ChatPage['unreadable'][number][] = [];
  const { items, ...page } = pageOf(listed.chats, filter);
  const read = await readMany(items, (chat) => readChatOf(bucket, chat, { unreadable, memory }));
  return {
    ...page,
    chats: read.flatMap((one) => one?.summary ?? []),
    searched: { done: listed.chats.length, total: listed.total },
    searchedSince: sinceOf(listed),
    unreadable,
  };
}

const sinceOf = ({ since }: ListedChats): string | null => since?.toISOString() ?? null;

interface ReadChatOptions {
  /** Gets those that can't be read. */
  readonly unreadable: { key: string; why: string }[];
  readonly memory: SearchChatsDeps['memory'] | undefined;
}

async function readChatOf(
  bucket: ChatBucket,
  { conversation, turns: listed }: ListedChat,
  { unreadable, memory }: ReadChatOptions,
): Promise<Read | undefined> {
  try {
    const turns = await readTurns(bucket, listed, memory);
    return turns.length === 0 ? undefined : { summary: summaryOf(conversation, turns), turns };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    unreadable.push({ key: `conversations/${conversation}/`, why });
    return undefined;
  }
}
