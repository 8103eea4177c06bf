import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../services/bot/helpdesk/conversations/chat-message.ts';
import {
  conversationHash,
  turnKey,
} from '../../../services/bot/helpdesk/conversations/conversation-key.ts';
import { readChat } from '../../../services/devkit/chats/read-chat.ts';
import { searchChats } from '../../../services/devkit/chats/search-chats.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const BUCKET = 'tickets';
const AT = '2026-11-30T10:00:00.000Z';
/** Conversations are listed by when their opening was written, which is now. */
const NOW = { now: () => new Date() };

let storage: StorageServer;
let target: { readonly s3: S3Client; readonly ticketsBucket: string };

const card = (kind: string, more: object = {}) =>
  ({ contentType: 'CustomPayload', card: { v: 1, kind, also: [], ...more } }) as ChatMessage;
const plain = (content: string): ChatMessage => ({ contentType: 'PlainText', content });

async function keep(session: string, ...turns: readonly [said: string, ...ChatMessage[]][]) {
  const record = { v: 1, state: 'done', at: AT, sent: ['secret-print'], run: 'r1' };
  const all: object[] = [{ ...record, turn: 0, messages: [plain('Hello.')] }];
  for (const [text, ...messages] of turns)
    all.push({ ...record, turn: all.length, said: { text }, messages });
  for (const [turn, value] of all.entries()) {
    const Key = turnKey(session, turn);
    const Body = JSON.stringify(value);
    await target.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  }
  return conversationHash(session);
}

let answered: string;
let ticketed: string;

beforeAll(async () => {
  storage = await startStorageServer();
  target = { s3: new S3Client({ ...storage, forcePathStyle: true }), ticketsBucket: BUCKET };
  await target.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  answered = await keep('one', [
    'How do I print?',
    card('answer', { title: 'Print at the library' }),
  ]);
  ticketed = await keep(
    'two',
    ['My café course is blank', card('refusal')],
    ['yes', card('ticket', { ticketId: 'LTSI-3H8K2M9QXW' })],
  );
});

afterAll(async () => {
  target.s3.destroy();
  await storage.close();
});

const found = async (filter: Parameters<typeof searchChats>[1]) =>
  (await searchChats(target, filter, NOW)).chats.map(({ conversation }) => conversation);

describe('searching chats', () => {
  it('lists those of the last 30 days with what they came to', async () => {
    const page = await searchChats(target, {}, NOW);

    expect(page).toMatchObject({ count: 2, searched: { done: 2, total: 2 }, searchedSince: null });
    expect(page.chats.find(({ conversation }) => conversation === ticketed)).toStrictEqual({
      ...{ conversation: ticketed, startedAt: AT, lastAt: AT, turns: 2 },
      ...{ outcomes: ['refusal', 'ticket'], ticketIds: ['LTSI-3H8K2M9QXW'] },
      firstSaid: 'My café course is blank',
    });
    expect(JSON.parse(JSON.stringify(page))).toStrictEqual(page);
  });

  it.each([
    ['what was said, with or without accents', { text: 'blank CAFE' }],
    ['a ticket', { text: 'ltsi-3h8k2m9qxw' }],
    ['the outcome', { outcome: 'ticket' as const }],
  ])('finds one by %s', async (_what, filter) => {
    expect(await found(filter)).toStrictEqual([ticketed]);
  });

  it('finds one by the title of what was shown, and none by what was not said', async () => {
    expect(await found({ text: 'library' })).toStrictEqual([answered]);
    expect(await found({ text: 'cafeteria' })).toStrictEqual([]);
  });

  it('finds one by why a reply did not help, in the words of the chat and the client’s own', async () => {
    const rating = { at: AT, helpful: false, reason: 'outOfDate', comment: 'The fees went up.' };
    const rated = await keep('rated', ['What is the fee?', plain('Ten dollars.')]);
    const turn = { v: 1, turn: 1, state: 'done', at: AT, said: { text: 'fee?' }, sent: [], rating };
    await target.s3.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: turnKey('rated', 1),
        Body: JSON.stringify(turn),
      }),
    );

    expect(await found({ text: 'out of date' })).toStrictEqual([rated]);
    expect(await found({ text: 'fees went up' })).toStrictEqual([rated]);
    expect(await found({ text: 'thumb down' })).toStrictEqual([rated]);
    expect((await readChat(target, rated))?.transcript[1]?.rating).toStrictEqual(rating);
  });

  it('finds none that began on other days, and refuses days that are none', async () => {
    expect(await found({ from: '2020-01-01', to: '2020-01-31' })).toStrictEqual([]);
    await expect(searchChats(target, { from: 'x' }, NOW)).rejects.toThrow('must be a day');
  });

  it('leaves out one that is being deleted, and names one that is damaged', async () => {
    const gone = await keep('three', ['hello', plain('Hi.')]);
    await target.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: turnKey('three', 0) }));
    const damaged = await keep('four', ['hello', plain('Hi.')]);
    const Key = turnKey('four', 1);
    await target.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: '{"turn":' }));

    const { chats, unreadable } = await searchChats(target, {}, NOW);

    expect(chats.map(({ conversation }) => conversation)).not.toContain(gone);
    expect(unreadable.map(({ key }) => key)).toStrictEqual([`conversations/${damaged}/`]);
  });
});

describe('one chat', () => {
  it('is as it is stored, without what only the chat function needs', async () => {
    const chat = await readChat(target, ticketed);

    expect(chat?.transcript.map(({ turn }) => turn)).toStrictEqual([0, 1, 2]);
    expect(chat?.transcript[1]).toStrictEqual({
      ...{ turn: 1, state: 'done', at: AT, said: { text: 'My café course is blank' } },
      messages: [card('refusal')],
    });
    expect(JSON.stringify(chat)).not.toContain('secret-print');
  });

  it('is none if there is none', async () => {
    expect(await readChat(target, 'f'.repeat(64))).toBeUndefined();
    expect(await readChat(target, '../outbox')).toBeUndefined();
  });
});
