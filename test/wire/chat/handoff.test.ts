import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { Handoff } from '../../../services/bot/chat-page/handoff/handoff.ts';
import { HandoffClient } from '../../../services/bot/chat-page/handoff/handoff-client.ts';
import type { RememberedHandoff } from '../../../services/bot/chat-page/handoff/handoff-memory.ts';
import type { HandoffView } from '../../../services/bot/chat-page/handoff/handoff-view.ts';
import { ParticipantChat } from '../../../services/bot/chat-page/handoff/participant-chat.ts';
import { ParticipantClient } from '../../../services/bot/chat-page/handoff/participant-client.ts';
import { realAfter } from '../../../services/bot/chat-page/handoff/timers.ts';
import { ConnectHandoff } from '../../../services/bot/helpdesk/aws/connect-handoff.ts';
import type { TurnRecord } from '../../../services/bot/helpdesk/conversations/turn-record.ts';
import {
  LOCAL_FLOW_ID,
  localInstanceArn,
} from '../../../services/emulator/aws/connect/local-instance.ts';
import { type ChatFixture, chatFixture } from '../../support/chat/chat-fixture.ts';
import { type ChatServer, startChatServer } from '../../support/chat/chat-server.ts';
import { type ConnectServer, startConnectServer } from '../../support/connect-server.ts';

/** From Monday, 2:00 in Vancouver, to 10:00. */
const EIGHT_HOURS = 8 * 3600;
const ANA = { agentId: 'ana', displayName: 'Ana' };
const BO = { agentId: 'bo', displayName: 'Bo' };

let connect: ConnectServer;
let chat: ChatFixture;
let server: ChatServer;
let sessionId: string;
const pages: Page[] = [];

beforeEach(async () => {
  connect = await startConnectServer();
  const { accessKeyId, secretAccessKey } = connect.credentials;
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', connect.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  const { region } = connect;
  const instance = { region, instanceArn: localInstanceArn(region), flowId: LOCAL_FLOW_ID };
  const desk = { participantEndpoint: connect.endpoint, waitSeconds: 60 };
  chat = chatFixture({ handoff: { ...desk, handoff: new ConnectHandoff(instance) } });
  chat.pass(EIGHT_HOURS);
  server = await startChatServer(chat);
  sessionId = await chat.openSession();
  await chat.say(sessionId, 'My name is Sam Rivera, and my quiz in Brightspace is blank', 'm1');
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.handoff.suspend();
  await server.close();
  await connect.close();
  vi.unstubAllEnvs();
});

interface Page {
  readonly handoff: Handoff;
  readonly shown: string[];
  readonly memory: { kept?: RememberedHandoff };
  /** Resolves once something is shown. */
  shows(text: string): Promise<void>;
}

/** The module as a page has it, with real connections. */
function aPage(memory: Page['memory'] = {}): Page {
  const shown: string[] = [];
  const show = (text: string) => void shown.push(text);
  const view: HandoffView = {
    state: (state) => show(`state ${state}`),
    restored: (lines) => {
      for (const { by, text } of lines) show(`restored ${by}: ${text}`);
    },
    noted: (text) => show(`note: ${text}`),
    heard: (name, text) => show(`${name}: ${text}`),
    said: (_id, text) => show(`me: ${text}`),
    sent: () => show('sent'),
    failed: () => show('failed'),
    typing: (name) => show(`typing: ${name}`),
    connected: (is) => show(is ? 'connected' : 'lost'),
    over: (outcome) => show(`over ${outcome.kind}`),
  };
  let ids = 0;
  const handoff = new Handoff({
    sessionId,
    client: new HandoffClient(server.url, sessionId, fetch),
    memory: {
      recall: () => memory.kept,
      keep: (kept) => {
        memory.kept = kept;
      },
      forget: () => {
        delete memory.kept;
      },
    },
    view,
    after: realAfter,
    participate: ({ participantEndpoint, participantToken }, events) =>
      new ParticipantChat({
        client: new ParticipantClient(participantEndpoint, fetch),
        participantToken,
        events,
        after: realAfter,
        openSocket: (url) => new NodeWebSocket(url) as unknown as WebSocket,
        now: Date.now,
      }),
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-a000-${String(ids).padStart(12, '0')}`;
    },
    now: Date.now,
  });
  const shows = (text: string) =>
    vi.waitFor(() => expect(shown).toContain(text), { timeout: 15_000, interval: 20 });
  const page = { handoff, shown, memory, shows };
  pages.push(page);
  return page;
}

const onlyContact = () => {
  const [contact] = connect.desk.list();
  if (contact === undefined) throw new Error('Nobody is in the queue');
  return contact;
};

const keptLines = () => {
  const turn = chat.conversations.records(sessionId).find(({ handoff }) => handoff);
  return (turn as TurnRecord).handoff?.lines.map(({ by, text }) => `${by}: ${text}`) ?? [];
};

describe('a chat with a person in Amazon Connect', () => {
  it('reaches an agent with all that was said, and what both say reaches the other and the conversation', async () => {
    const page = aPage();
    await page.handoff.call();
    await page.shows('connected');

    const { contactId } = onlyContact();
    expect(JSON.stringify(onlyContact())).toContain('my quiz in Brightspace is blank');
    expect(JSON.stringify(onlyContact())).toContain('Sam Rivera');
    await connect.desk.accept(contactId, ANA);
    connect.desk.typing(contactId, ANA.agentId);
    await connect.desk.say(contactId, ANA.agentId, { content: '<img src=x onerror=alert(1)>' });
    await page.shows('Ana: <img src=x onerror=alert(1)>');
    page.handoff.send('BIOL 225, password: Tr0ub4dor&3x');
    await page.shows('sent');
    await connect.desk.end(contactId, ANA.agentId);
    await page.shows('over reply');

    expect(page.shown).toContain('typing: Ana');
    expect(keptLines()).toStrictEqual([
      'system: Ana has joined the chat.',
      'agent: <img src=x onerror=alert(1)>',
      expect.stringMatching(/^client: BIOL 225, password: (?!.*Tr0ub4dor)/),
      'system: Ana has left the chat.',
      'system: The chat with our staff has ended.',
    ]);
    expect(chat.bot.handoffs).toStrictEqual([{ turn: 2, end: 'ended' }]);
  });

  it('goes from one agent to another, and loses nothing of either', async () => {
    const page = aPage();
    await page.handoff.call();
    await page.shows('connected');
    const { contactId } = onlyContact();
    await connect.desk.accept(contactId, ANA);
    await connect.desk.say(contactId, ANA.agentId, { content: 'I ask my colleague.' });
    await connect.desk.transfer(contactId, ANA.agentId);
    await page.shows('note: The chat is passed on to somebody else.');
    page.handoff.send('Is anybody there?');
    await page.shows('sent');
    await connect.desk.accept(contactId, BO);
    await connect.desk.say(contactId, BO.agentId, { content: 'I am.' });
    await page.shows('Bo: I am.');

    page.handoff.leave();
    await page.shows('over reply');

    expect(keptLines()).toEqual(
      expect.arrayContaining([
        'agent: I ask my colleague.',
        'client: Is anybody there?',
        'system: Bo has joined the chat.',
        'agent: I am.',
        'system: The client has left the chat.',
      ]),
    );
    await vi.waitFor(() => expect(onlyContact().state).toBe('ended'));
  });

  it('outlives a page that is loaded again, and an Amazon Connect that is', async () => {
    const page = aPage();
    await page.handoff.call();
    await page.shows('connected');
    const { contactId } = onlyContact();
    await connect.desk.accept(contactId, ANA);
    await connect.desk.say(contactId, ANA.agentId, { content: 'One' });
    await page.shows('Ana: One');

    page.handoff.suspend();
    await connect.desk.say(contactId, ANA.agentId, { content: 'Two' });
    const again = aPage(page.memory);
    const past = JSON.parse(
      (await chat.ask({ method: 'GET', path: `/api/sessions/${sessionId}` })).body,
    );
    again.handoff.resume(past.turns.at(-1).handoff.lines);
    await again.shows('Ana: Two');

    const port = Number(new URL(connect.endpoint).port);
    const { dataDir, secret } = connect;
    await connect.stop();
    await again.shows('lost');
    again.handoff.send('Three');
    await again.shows('failed');
    connect = await startConnectServer({ before: { dataDir, secret }, port });
    await again.shows('sent');
    await connect.desk.say(contactId, ANA.agentId, { content: 'Four' });
    await again.shows('Ana: Four');
    await connect.desk.end(contactId, ANA.agentId);
    await again.shows('over reply');

    expect(keptLines()).toStrictEqual([
      'system: Ana has joined the chat.',
      'agent: One',
      'agent: Two',
      'client: Three',
      'agent: Four',
      'system: Ana has left the chat.',
      'system: The chat with our staff has ended.',
    ]);
  });

  it('that cannot be started ends in the turn of the bot', async () => {
    const port = Number(new URL(connect.endpoint).port);
    const { dataDir, secret } = connect;
    await connect.stop();
    const page = aPage();

    await page.handoff.call();
    await page.shows('over reply');

    expect(chat.bot.handoffs).toStrictEqual([{ turn: 2, end: 'failed' }]);
    connect = await startConnectServer({ before: { dataDir, secret }, port });
  });
});
