import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectHandoff } from '../../services/bot/helpdesk/aws/connect-handoff.ts';
import { DAYS } from '../../services/bot/helpdesk/hours/office-hours.ts';
import {
  LOCAL_FLOW_ID,
  localInstanceArn,
} from '../../services/emulator/aws/connect/local-instance.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, say } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { card } from '../support/chat/replies.ts';
import { type ConnectServer, startConnectServer } from '../support/connect-server.ts';

const ANA = { agentId: 'ana', displayName: 'Ana' };
const BO = { agentId: 'bo', displayName: 'Bo' };
const ALWAYS = {
  timeZone: 'UTC',
  week: Object.fromEntries(DAYS.map((day) => [day, [{ from: 0, to: 1440 }]])),
  closures: [],
};
const XSS =
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>[a](javascript:window.hacked=1)';

describe.skipIf(browserIsMissing())('a chat with a person, in the page', () => {
  const site = new ChatPage().register();
  let connect: ConnectServer;
  /** What the page's policy has refused. */
  let refused: string[];

  beforeEach(async () => {
    refused = [];
    connect = await startConnectServer();
    const { accessKeyId, secretAccessKey } = connect.credentials;
    vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', connect.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
    await serve();
  });

  afterEach(async () => {
    await connect.close();
    vi.unstubAllEnvs();
  });

  async function serve(waitSeconds = 300): Promise<void> {
    const { region } = connect;
    const instance = { region, instanceArn: localInstanceArn(region), flowId: LOCAL_FLOW_ID };
    const handoff = new ConnectHandoff(instance);
    const desk = { handoff, participantEndpoint: connect.endpoint, waitSeconds };
    await site.serve({ handoff: desk, hours: async () => ALWAYS });
    site.chat.bot.answer((text) => ({
      messages:
        text === 'open a ticket'
          ? [plainText('What is your name?')]
          : [plainText('Somebody is here.'), card({ kind: 'handoff', state: 'offered' })],
    }));
  }

  async function calling(): Promise<Page> {
    const page = await site.open();
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    await say(page, 'I want to talk to a person');
    await page.getByRole('button', { name: 'Chat with a person' }).click();
    await page.getByText('Waiting for somebody of our staff.').waitFor();
    await vi.waitFor(() => expect(contact().isConnected).toBe(true), { timeout: 10_000 });
    return page;
  }

  async function talking(): Promise<Page> {
    const page = await calling();
    await connect.desk.accept(contact().contactId, ANA);
    await page.getByText('Ana has joined the chat.').waitFor();
    return page;
  }

  const contact = () => {
    const found = connect.desk.list().at(-1);
    if (found === undefined) throw new Error('Nobody is in the queue');
    return found;
  };
  const answer = (content: string, { agentId } = ANA) =>
    connect.desk.say(contact().contactId, agentId, { content });
  const heardByAgent = () =>
    connect.desk.get(contact().contactId)?.transcript.map(({ content }) => content) ?? [];
  const linesKept = () =>
    site.chat.conversations
      .all()
      .flatMap(({ handoff }) => handoff?.lines.map(({ text }) => text) ?? []);

  it('goes from the button to the ticket, with typing, and no markup of the agent', async () => {
    const page = await talking();
    connect.desk.typing(contact().contactId, ANA.agentId);
    await page.getByText('Ana is typing …').waitFor();
    await answer(XSS);
    await page.getByText(XSS).waitFor();
    await say(page, 'BIOL 225');
    await vi.waitFor(() => expect(heardByAgent()).toContain('BIOL 225'));
    expect(await axeViolations(page)).toStrictEqual([]);

    await connect.desk.end(contact().contactId, ANA.agentId);
    await page.getByText('What is your name?').waitFor();

    expect(await page.getByRole('button', { name: 'Leave the chat' }).count()).toBe(0);
    expect(site.chat.bot.received.at(-1)).toBe('open a ticket');
    expect(linesKept()).toEqual(expect.arrayContaining([XSS, 'BIOL 225']));
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(refused).toStrictEqual([]);
  });

  it('goes on after the page was loaded again, and loses nothing of either side', async () => {
    const page = await talking();
    await answer('Which course?');
    await page.getByText('Which course?').waitFor();
    await say(page, 'BIOL 225');
    await vi.waitFor(() => expect(heardByAgent()).toContain('BIOL 225'));

    await page.goto('about:blank');
    await answer('Thank you.');
    await page.goto(site.url);
    await page.getByText('Thank you.').waitFor();
    await page.getByText('You are chatting with our staff.').waitFor();
    await say(page, 'Are you still there?');
    await vi.waitFor(() => expect(heardByAgent()).toContain('Are you still there?'));

    for (const text of ['Which course?', 'BIOL 225', 'Thank you.'])
      expect(await page.getByText(text, { exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Leave the chat with the person' }).click();
    await page.getByText('What is your name?').waitFor();
    expect(linesKept()).toEqual(
      expect.arrayContaining(['Which course?', 'BIOL 225', 'Thank you.', 'Are you still there?']),
    );
    expect(refused).toStrictEqual([]);
  });

  it('outlives the end of the server, and goes from one agent to another', async () => {
    const page = await talking();
    await answer('I ask my colleague.');
    await page.getByText('I ask my colleague.').waitFor();
    const { dataDir, secret } = connect;
    const port = Number(new URL(connect.endpoint).port);
    await connect.stop();
    await page.getByText('No connection to the chat.').waitFor();
    await say(page, 'Hello?');
    await page.getByText('Not sent yet.').waitFor();

    connect = await startConnectServer({ before: { dataDir, secret }, port });
    await vi.waitFor(() => expect(heardByAgent()).toContain('Hello?'), { timeout: 15_000 });
    await connect.desk.transfer(contact().contactId, ANA.agentId);
    await page.getByText('The chat is passed on to somebody else.').waitFor();
    await connect.desk.accept(contact().contactId, BO);
    await answer('I am here now.', BO);
    await page.getByText('I am here now.').waitFor();

    expect(await page.getByText('Hello?', { exact: true }).count()).toBe(1);
    expect(await page.getByText('Not sent yet.').count()).toBe(0);
    await vi.waitFor(() =>
      expect(linesKept()).toEqual(
        expect.arrayContaining([
          'I ask my colleague.',
          'Hello?',
          'Bo has joined the chat.',
          'I am here now.',
        ]),
      ),
    );
  });

  it('becomes a ticket when nobody comes', async () => {
    await serve(3);
    const page = await site.open();
    await say(page, 'I want to talk to a person');
    await page.getByRole('button', { name: 'Chat with a person' }).click();

    await page.getByText('What is your name?').waitFor();

    expect(site.chat.bot.handoffs).toStrictEqual([{ turn: 2, end: 'noAnswer' }]);
  });

  it('is refused out of hours with the reason, and becomes a ticket', async () => {
    await site.serve({
      handoff: {
        handoff: new ConnectHandoff({ region: 'x', instanceArn: 'x', flowId: 'x' }),
        participantEndpoint: connect.endpoint,
        waitSeconds: 3,
      },
      hours: async () => ({ ...ALWAYS, week: {} }),
    });
    site.chat.bot.answer(() => ({
      messages: [plainText('Hm.'), card({ kind: 'handoff', state: 'offered' })],
    }));
    const page = await site.open();
    await say(page, 'I want to talk to a person');
    await page.getByRole('button', { name: 'Chat with a person' }).click();

    await page.getByText('Our staff are not here now. A ticket reaches them.').waitFor();
    await vi.waitFor(() => expect(site.chat.bot.received.at(-1)).toBe('open a ticket'));
  });

  it('loads its script and connects to nobody before it is wanted', async () => {
    const page = await site.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(site.url);
    await say(page, 'I want to talk to a person');
    await page.getByRole('button', { name: 'Chat with a person' }).waitFor();

    expect(requests.filter((url) => !url.startsWith(site.url))).toStrictEqual([]);
    expect(requests.filter((url) => url.includes('handoff'))).toStrictEqual([]);
  });
});
