import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';
import { hasWords } from '../staff/has-words.ts';
import { pageOf } from '../staff/page-of.ts';
import { readMany } from '../staff/read-many.ts';
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
  /** Called while conversations are read. */
  readonly onProgress?: (progress: ChatPage['searched']) => void;
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
  const range = searchRange(filter, deps.now());
  const hasText = hasWords(filter.text);
  pageOf([], filter);
  const listed = await listChats(bucket, range);
  const isAll = !filter.text?.trim() && filter.outcome === undefined;
  if (isAll) return { ...range, ...(await onePage(bucket, filter, listed)) };

  const unreadable: ChatPage['unreadable'][number][] = [];
  const total = listed.total;
  const read = await readMany(
    listed.chats,
    (chat) => readChatOf(bucket, chat, unreadable),
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

async function onePage(bucket: ChatBucket, filter: ChatFilter, listed: ListedChats) {
  const unreadable: ChatPage['unreadable'][number][] = [];
  const { items, ...page } = pageOf(listed.chats, filter);
  const read = await readMany(items, (chat) => readChatOf(bucket, chat, unreadable));
  return {
    ...page,
    chats: read.flatMap((one) => one?.summary ?? []),
    searched: { done: listed.chats.length, total: listed.total },
    searchedSince: sinceOf(listed),
    unreadable,
  };
}

const sinceOf = ({ since }: ListedChats): string | null => since?.toISOString() ?? null;

async function readChatOf(
  bucket: ChatBucket,
  { conversation, keys }: ListedChat,
  unreadable: { key: string; why: string }[],
): Promise<Read | undefined> {
  try {
    const turns = await readTurns(bucket, keys);
    return turns.length === 0 ? undefined : { summary: summaryOf(conversation, turns), turns };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    unreadable.push({ key: `conversations/${conversation}/`, why });
    return undefined;
  }
}
