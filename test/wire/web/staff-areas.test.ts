import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Client } from '@opensearch-project/opensearch';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import type { AnalyticsEvent } from '../../../services/bot/helpdesk/analytics/event.ts';
import type { TurnRecord } from '../../../services/bot/helpdesk/conversations/turn-record.ts';
import type { TicketEntry } from '../../../services/bot/helpdesk/tickets/ticket.ts';
import type { ConsoleTarget } from '../../../services/devkit/console/console-target.ts';
import { staffAreas } from '../../../services/devkit/console/staff-areas.ts';
import { apiOf } from '../../support/console/area-api.ts';
import { startStorageServer } from '../../support/storage-server.ts';

const BUCKET = 'tickets';
const ID = 'LTSI-3H8K2M9QXW';
const FILED_ID = 'LTSI-1111111111';
const CONVERSATION = 'c'.repeat(64);
const NOW = new Date();
const AT = NOW.toISOString();
const TODAY = AT.slice(0, 10);

const ENTRY: TicketEntry = {
  ticket: {
    version: 1,
    ticketId: ID,
    recordedAt: AT,
    requestor: { name: 'Sam Rivera', email: 'sam.rivera@example.edu' },
    category: 'course-sites',
    summary: 'The course site is blank',
    description: 'It shows a blank page.',
    route: {
      team: 'Course sites',
      queue: 'course-sites',
      address: 'course-sites@example.edu',
      urgency: 'normal',
      rule: 'category',
      evidence: ['course-sites'],
      urgencyEvidence: [],
    },
    conversation: `conversations/${CONVERSATION}/`,
  },
  attempts: 1,
  claimedAt: AT,
  problem: { kind: 'refused', reason: 'SES refused it.', remedy: 'Verify the sender.', at: AT },
};

const TURN: TurnRecord = {
  v: 1,
  turn: 0,
  state: 'done',
  at: AT,
  messages: [{ contentType: 'PlainText', content: 'Hello.' }],
  sent: [],
};

const EVENT: AnalyticsEvent = {
  v: 1,
  id: '0d6c0000-0000-4000-8000-000000000000',
  at: AT,
  kind: 'answer',
  conversation: CONVERSATION,
  turn: 1,
  intent: 'AskHelp',
  topic: 'accounts',
  locale: 'en_US',
};

describe('the areas for staff, of a bot in S3', () => {
  let close: () => Promise<void>;
  let api: FastifyInstance;
  /** The keys that were read, in order. */
  const read: string[] = [];

  beforeAll(async () => {
    const storage = await startStorageServer();
    const s3 = new S3Client({ ...storage, forcePathStyle: true });
    s3.middlewareStack.add((next, { commandName }) => async (args) => {
      const { Key = '' } = args.input as { readonly Key?: string };
      if (commandName === 'GetObjectCommand') read.push(Key);
      return next(args);
    });
    const put = (Key: string, value: object) =>
      s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: JSON.stringify(value) }));
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await put(`outbox/${ID}.json`, ENTRY);
    await put(`tickets/${TODAY.slice(0, 7).replace('-', '/')}/${FILED_ID}.json`, {
      ...ENTRY,
      ticket: { ...ENTRY.ticket, ticketId: FILED_ID },
      problem: undefined,
    });
    await put(`conversations/${CONVERSATION}/0000.json`, TURN);
    await put(`events/dt=${TODAY}/${EVENT.id}.json`, EVENT);
    const target: ConsoleTarget = {
      s3,
      lambda: new LambdaClient({ ...storage }),
      documentsBucket: BUCKET,
      ticketsBucket: BUCKET,
      outboxFunction: 'outbox',
      mailFrom: 'bot@example.edu',
      // Of these areas, that about questions alone looks into the index.
      search: new Client({ node: 'http://127.0.0.1:1' }),
      searchAlias: 'passages',
      encoder: { encoder: 'none', encoderFolder: '' },
      dataDir: undefined,
    };
    api = apiOf(...staffAreas(() => target, { now: () => NOW }, silentLog));
    close = async () => {
      s3.destroy();
      target.lambda.destroy();
      await target.search.close();
      await storage.close();
    };
  });

  afterAll(() => close());

  const get = (path: string) => api.inject({ method: 'GET', url: `/console/api${path}` });

  /** Which tickets and turns were read since then. The office hours say in which time zone a day begins. */
  const ticketsOrTurns = (before: number) =>
    read.slice(before).filter((key) => key !== 'content/hours.json');

  it('find a ticket, say why it waits, and show its mail', async () => {
    const { tickets } = (await get('/tickets/?text=blank&state=failed')).json();
    const ticket = (await get(`/tickets/${ID}`)).json();
    const mail = await get(`/tickets/${ID}/mail.eml`);

    expect(tickets).toMatchObject([{ ticketId: ID, state: 'failed', team: 'Course sites' }]);
    expect(ticket.delivery.problem).toMatchObject({ remedy: 'Verify the sender.' });
    expect(mail.body).toMatch(new RegExp(`^x-ltsi-ticket: ${ID}`, 'i'));
    expect((await get('/tickets/LTSI-0000000000')).statusCode).toBe(404);
  });

  it('read a filed ticket once, however often it is listed', async () => {
    await get('/tickets/');
    const before = read.length;

    const { tickets } = (await get('/tickets/?state=sent')).json();

    expect(tickets).toMatchObject([{ ticketId: FILED_ID }]);
    expect(ticketsOrTurns(before)).toStrictEqual([`outbox/${ID}.json`]);
  });

  it('find a chat, and show what was said', async () => {
    const { chats } = (await get('/chats/')).json();
    const chat = (await get(`/chats/${chats[0].conversation}`)).json();

    expect(chats).toMatchObject([{ conversation: CONVERSATION }]);
    expect(chat.transcript[0].messages).toStrictEqual(TURN.messages);
    expect((await get(`/chats/${'d'.repeat(64)}`)).statusCode).toBe(404);
  });

  it('read a turn once, however often it is searched', async () => {
    await get('/chats/?text=hello');
    const before = read.length;

    const { chats } = (await get('/chats/?text=hello')).json();

    expect(chats).toMatchObject([{ conversation: CONVERSATION }]);
    expect(ticketsOrTurns(before)).toStrictEqual([]);
  });

  it('count, also as CSV, and hand out the guide', async () => {
    const report = (await get('/figures/?days=7')).json();
    const csv = await get('/figures/export.csv?days=7&table=topics');
    const guide = await get('/figures/guide');

    expect(report.figures.total).toMatchObject({ questions: 1, answered: 1 });
    expect(csv.body.split('\r\n')[1]).toMatch(/^accounts,1,/);
    expect(guide.body).toMatch(/^# Figures/);
  });

  it('refuse what the modules refuse, with their words', async () => {
    const refused = await get('/tickets/?from=2020-01-01&to=2026-11-30');

    expect(refused.statusCode).toBe(400);
    expect(refused.json().detail).toMatch(/366/);
  });

  it('ask for patience before the bot is deployed', async () => {
    const early = apiOf(...staffAreas(() => undefined, { now: () => NOW }, silentLog));

    for (const path of ['/tickets/', '/chats/', '/figures/?days=7']) {
      const { statusCode, body } = await early.inject(`/console/api${path}`);
      expect(statusCode).toBe(503);
      expect(body).toContain('still being set up');
    }
  });
});
