import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';
import { type ListedObject, listObjects } from '../staff/list-objects.ts';
import { readMany } from '../staff/read-many.ts';
import { readObject } from '../staff/read-object.ts';
import type { SearchRange } from '../staff/search-range.ts';
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
  readonly keys: readonly string[];
}

export interface ListedChats {
  /** Newest first; as many as one search reads. */
  readonly chats: readonly ListedChat[];
  readonly total: number;
  /** Those that began before were left out. */
  readonly since: Date | undefined;
}

/**
 * Lists the conversations that began on days of UTC. Their keys are hashes, in no order of time, so the names of all that
 * are kept are listed: 1,000 with each request.
 */
export async function listChats(bucket: ChatBucket, range: SearchRange): Promise<ListedChats> {
  const all = byConversation(await listObjects(bucket.s3, bucket.ticketsBucket, CONVERSATIONS));
  const wanted = all
    .filter(({ startedAt }) => isWithin(startedAt, range))
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  let turns = 0;
  const chats = wanted.filter(({ keys }) => {
    turns += keys.length;
    return turns <= MAX_TURNS;
  });
  const isCut = chats.length < wanted.length;
  return { chats, total: wanted.length, since: isCut ? chats.at(-1)?.startedAt : undefined };
}

/** Reads the turns of a conversation, oldest first. */
export async function readTurns(
  { s3, ticketsBucket }: ChatBucket,
  keys: readonly string[],
): Promise<readonly TurnRecord[]> {
  const texts = await readMany(keys, (key) => readObject(s3, ticketsBucket, key));
  return texts
    .flatMap((text) => (text === undefined ? [] : [JSON.parse(text) as TurnRecord]))
    .toSorted((a, b) => a.turn - b.turn);
}

/** Returns the keys of a conversation: one list has them all. */
export async function turnKeys(
  { s3, ticketsBucket }: ChatBucket,
  conversation: string,
): Promise<readonly string[]> {
  const request = { Bucket: ticketsBucket, Prefix: `${CONVERSATIONS}${conversation}/` };
  const { Contents = [] } = await s3.send(new ListObjectsV2Command(request));
  return Contents.flatMap(({ Key = '' }) => (TURN.test(Key) ? [Key] : []));
}

/** The opening is written once, so its date is that of the conversation. A conversation that is being deleted has none. */
function byConversation(objects: readonly ListedObject[]): readonly ListedChat[] {
  const chats = new Map<string, { startedAt: Date; keys: string[] }>();
  for (const { key, modified } of objects) {
    const conversation = TURN.exec(key)?.[1];
    if (conversation === undefined) continue;
    const known = chats.get(conversation);
    if (known) known.keys.push(key);
    else if (key.endsWith('/0000.json'))
      chats.set(conversation, { startedAt: modified, keys: [key] });
  }
  return [...chats].map(([conversation, chat]) => ({ conversation, ...chat }));
}

function isWithin(startedAt: Date, { from, to }: SearchRange): boolean {
  const day = startedAt.toISOString().slice(0, 10);
  return day >= from && day <= to;
}
