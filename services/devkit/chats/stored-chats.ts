import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';
import { type ListedObject, listObjects } from '../staff/list-objects.ts';
import { readMany } from '../staff/read-many.ts';
import type { ReadMemory } from '../staff/read-memory.ts';
import { readObject } from '../staff/read-object.ts';
import { onDaysOf, type SearchRange } from '../staff/search-range.ts';
import type { StaffTarget } from '../staff/staff-target.ts';

export type ChatBucket = Pick<StaffTarget, 's3' | 'ticketsBucket'>;

const CONVERSATIONS = 'conversations/';
const TURN = /^conversations\/([0-9a-f]{64})\/\d{4}\.json$/;
/** Turns that one search reads: a few seconds on S3. */
const MAX_TURNS = 5_000;

/** A conversation, and when its opening was written. */
export interface ListedChat {
  readonly conversation: string;
  readonly startedAt: Date;
  readonly turns: readonly ListedObject[];
}

export interface ListedChats {
  /** Newest first; as many as one search reads. */
  readonly chats: readonly ListedChat[];
  readonly total: number;
  /** The keys of all turns that there are. */
  readonly keys: ReadonlySet<string>;
  /** Those that began before were left out. */
  readonly since: Date | undefined;
}

/**
 * Lists the conversations that began on some days. Their keys are hashes, in no order of time, so the names of all that
 * are kept are listed: 1,000 with each request.
 */
export async function listChats(bucket: ChatBucket, range: SearchRange): Promise<ListedChats> {
  const objects = await listObjects(bucket.s3, bucket.ticketsBucket, CONVERSATIONS);
  const isWithin = onDaysOf(range);
  const wanted = byConversation(objects)
    .filter(({ startedAt }) => isWithin(startedAt))
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  let count = 0;
  const chats = wanted.filter(({ turns }) => {
    count += turns.length;
    return count <= MAX_TURNS;
  });
  const isCut = chats.length < wanted.length;
  const keys = new Set(objects.map(({ key }) => key));
  return { chats, keys, total: wanted.length, since: isCut ? chats.at(-1)?.startedAt : undefined };
}

/** Reads the turns of a conversation, oldest first; those that are in `memory` are not read again. */
export async function readTurns(
  bucket: ChatBucket,
  turns: readonly ListedObject[],
  memory?: ReadMemory<TurnRecord>,
): Promise<readonly TurnRecord[]> {
  const records = await readMany(turns, async (turn) => {
    const record = memory?.recall(turn) ?? (await readTurn(bucket, turn.key));
    if (record) memory?.keep(turn, record);
    return record;
  });
  return records.filter((record) => record !== undefined).toSorted((a, b) => a.turn - b.turn);
}

/** Resolves with undefined if there is no such turn any more. */
async function readTurn(
  { s3, ticketsBucket }: ChatBucket,
  key: string,
): Promise<TurnRecord | undefined> {
  const text = await readObject(s3, ticketsBucket, key);
  return text === undefined ? undefined : (JSON.parse(text) as TurnRecord);
}

/** Lists the turns of a conversation. */
export async function listTurns(
  { s3, ticketsBucket }: ChatBucket,
  conversation: string,
): Promise<readonly ListedObject[]> {
  const listed = await listObjects(s3, ticketsBucket, `${CONVERSATIONS}${conversation}/`);
  return listed.filter(({ key }) => TURN.test(key));
}

/** The opening is written once, so its date is that of the conversation. A conversation that is being deleted has none. */
function byConversation(objects: readonly ListedObject[]): readonly ListedChat[] {
  const chats = new Map<string, { startedAt: Date; turns: ListedObject[] }>();
  for (const turn of objects) {
    const conversation = TURN.exec(turn.key)?.[1];
    if (conversation === undefined) continue;
    const known = chats.get(conversation);
    if (known) known.turns.push(turn);
    else if (turn.key.endsWith('/0000.json'))
      chats.set(conversation, { startedAt: turn.modified, turns: [turn] });
  }
  return [...chats].map(([conversation, chat]) => ({ conversation, ...chat }));
}
