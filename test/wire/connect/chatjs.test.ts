import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectContext, EVENT, type StartedChat } from '../../contracts/connect-context.ts';
import { browserIsMissing, openBrowser } from '../../support/browser.ts';
import { type ConnectServer, startConnectServer } from '../../support/connect-server.ts';

const SAM = { agentId: 'a1', displayName: 'Sam' };
const CHATJS = createRequire(import.meta.url).resolve('amazon-connect-chatjs');

/** The part of amazon-connect-chatjs that the page of this test uses. */
interface ChatSession {
  connect(): Promise<unknown>;
  sendMessage(message: { contentType: string; message: string }): Promise<{ data: { Id: string } }>;
  sendEvent(event: { contentType: string }): Promise<unknown>;
  getTranscript(args: object): Promise<{ data: { Transcript: { Content?: string }[] } }>;
  disconnectParticipant(): Promise<unknown>;
  onMessage(heard: (event: { data: Heard }) => void): void;
  onTyping(heard: (event: { data: Heard }) => void): void;
  onEnded(heard: (event: { data?: Heard }) => void): void;
}

interface Heard {
  readonly ContentType: string;
  readonly Content?: string;
  readonly ParticipantRole?: string;
  readonly DisplayName?: string;
}

declare global {
  interface Window {
    connect: {
      ChatSession: {
        setGlobalConfig(config: object): void;
        create(args: object): ChatSession;
      };
    };
    session: ChatSession;
    heard: string[];
  }
}

describe.skipIf(browserIsMissing())(
  'amazon-connect-chatjs in a browser',
  { timeout: 60_000 },
  () => {
    let server: ConnectServer;
    let context: ReturnType<typeof connectContext>;
    let site: Server;
    let browser: Browser;
    beforeAll(async () => {
      server = await startConnectServer();
      context = connectContext(server);
      // Another origin than the endpoint's, as the chat's is.
      site = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>A site</title>');
      });
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser.close();
      site.close();
      context.destroy();
      await server.close();
    });

    /** Opens a page whose session has connected, and notes what it hears. */
    async function openChat(chat: StartedChat): Promise<Page> {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      await page.addScriptTag({ path: CHATJS });
      const connected = subscribed(page);
      await page.evaluate(
        async ({ endpoint, region, contactId, participantId, participantToken }) => {
          const { ChatSession } = window.connect;
          ChatSession.setGlobalConfig({ endpoint, region });
          const session = ChatSession.create({
            type: 'CUSTOMER',
            chatDetails: { contactId, participantId, participantToken },
          });
          window.session = session;
          window.heard = [];
          const note = ({ data }: { data?: Heard }) => {
            const { DisplayName = '', Content, ContentType = 'ended' } = data ?? {};
            window.heard.push(`${DisplayName}: ${Content ?? ContentType.split('.event.').at(-1)}`);
          };
          session.onMessage(note);
          session.onTyping(note);
          session.onEnded(note);
          await session.connect();
        },
        { endpoint: server.endpoint, region: server.region, ...chat },
      );
      await connected;
      return page;
    }

    /** Waits for the page's next WebSocket to be subscribed: what is said before is in the transcript alone. */
    async function subscribed(page: Page): Promise<void> {
      const socket = await page.waitForEvent('websocket');
      await socket.waitForEvent('framereceived', ({ payload }) =>
        String(payload).includes('aws/subscribe'),
      );
    }

    async function hears(page: Page, line: string): Promise<void> {
      await page.waitForFunction((wanted) => window.heard.includes(wanted), line);
    }

    it('hears the agent join, type, speak, transfer and end', async () => {
      const chat = await context.start();
      const page = await openChat(chat);

      await server.desk.accept(chat.contactId, SAM);
      server.desk.typing(chat.contactId, 'a1');
      await server.desk.say(chat.contactId, 'a1', { content: 'How can I help?' });
      await server.desk.transfer(chat.contactId, 'a1');
      await server.desk.accept(chat.contactId, { agentId: 'a2', displayName: 'Kim' });
      await server.desk.end(chat.contactId, 'a2');

      for (const line of [
        'Sam: participant.joined',
        'Sam: typing',
        'Sam: How can I help?',
        'Sam: participant.left',
        ': transfer.succeeded',
        'Kim: participant.joined',
        ': chat.ended',
      ]) {
        await hears(page, line);
      }
      await page.close();
    });

    it('speaks, types and leaves, and the agent is told', async () => {
      const chat = await context.start();
      await server.desk.accept(chat.contactId, SAM);
      const told: string[] = [];
      server.desk.subscribe((notice) => told.push(notice.kind));
      const page = await openChat(chat);

      const said = await page.evaluate(async (contentType) => {
        await window.session.sendEvent({ contentType });
        const sent = await window.session.sendMessage({
          contentType: 'text/plain',
          message: 'Hello from a page',
        });
        const { data } = await window.session.getTranscript({ maxResults: 100 });
        await window.session.disconnectParticipant();
        return { id: sent.data.Id, transcript: data.Transcript.map(({ Content }) => Content) };
      }, `${EVENT}typing`);

      expect(said.transcript).toContain('Hello from a page');
      expect(told).toContain('typing');
      expect(server.desk.get(chat.contactId)).toMatchObject({
        state: 'ended',
        transcript: expect.arrayContaining([
          expect.objectContaining({ id: said.id, content: 'Hello from a page' }),
        ]),
      });
      await page.close();
    });

    it('connects again when its connection ends', async () => {
      const chat = await context.start();
      const page = await openChat(chat);
      await server.desk.accept(chat.contactId, SAM);
      await hears(page, 'Sam: participant.joined');

      const connected = subscribed(page);
      // The sixth connection of a participant takes the place of the first.
      for (let n = 0; n < 5; n++) await context.listen(await context.join(chat));
      await connected;
      await server.desk.say(chat.contactId, 'a1', { content: 'Welcome back' });

      await hears(page, 'Sam: Welcome back');
      await page.close();
    });

    // The library gives up if the server is away at the moment of its first attempt to connect again.
    it('goes on in a reloaded page after a restart of the server, with all that was said', async () => {
      const chat = await context.start();
      await (await openChat(chat)).close();
      await server.desk.accept(chat.contactId, SAM);
      await server.desk.say(chat.contactId, 'a1', { content: 'While you were away' });

      context.destroy();
      await server.stop();
      server = await startConnectServer({ before: server });
      context = connectContext(server);
      const page = await openChat(chat);
      await server.desk.say(chat.contactId, 'a1', { content: 'Welcome back' });

      await hears(page, 'Sam: Welcome back');
      const transcript = await page.evaluate(async () => {
        const { data } = await window.session.getTranscript({ maxResults: 100 });
        return data.Transcript.map(({ Content }) => Content);
      });
      expect(transcript).toContain('While you were away');
      await page.close();
    });
  },
);
