import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectContext, type StartedChat } from '../../contracts/connect-context.ts';
import { ChatSocket } from '../../support/chat-socket.ts';
import { type ConnectServer, startConnectServer } from '../../support/connect-server.ts';
import { sendRaw } from '../../support/raw-request.ts';

const ORIGIN = 'https://www.example.edu';

let server: ConnectServer;
let context: ReturnType<typeof connectContext>;
let chat: StartedChat;
beforeAll(async () => {
  server = await startConnectServer({ publicUrl: 'https://aws.example.edu' });
  context = connectContext(server);
  chat = await context.start();
});
afterAll(async () => {
  context.destroy();
  await server.close();
});

const BODY = JSON.stringify({ Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] });
const connection = (token: string, headers: Record<string, string> = {}) =>
  fetch(`${server.endpoint}/participant/connection`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-amz-bearer': token, ...headers },
    body: BODY,
  });

describe('the participant service for a page', () => {
  it('is asked first, and allows any origin, as the token is the credential', async () => {
    const preflight = await fetch(`${server.endpoint}/participant/connection`, {
      method: 'OPTIONS',
      headers: {
        origin: ORIGIN,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-amz-bearer,x-amz-user-agent',
      },
    });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-amz-bearer');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('answers a page of any origin that knows the token', async () => {
    const answer = await connection(chat.participantToken, {
      origin: ORIGIN,
      'sec-fetch-site': 'cross-site',
    });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({ Websocket: { Url: expect.any(String) } });
  });

  it('lets a page read why it was refused', async () => {
    const answer = await connection('made-up', { origin: ORIGIN });

    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-amzn-errortype');
  });

  it.each([
    ['no signature', {}],
    ['a signature that is none', { authorization: 'AWS4-HMAC-SHA256 Credential=/x' }],
    ['another credential', { authorization: 'Bearer something' }],
  ])('does not look at %s', async (_what, headers) => {
    expect((await connection(chat.participantToken, headers)).status).toBe(200);
  });

  it('answers a proxy, unlike services that everybody knows the credentials of', async () => {
    const answer = await connection(chat.participantToken, { 'x-forwarded-for': '192.0.2.1' });

    expect(answer.status).toBe(200);
  });

  it('does not answer to the name of another host', async () => {
    const answer = await sendRaw({
      url: `${server.endpoint}/participant/connection`,
      method: 'POST',
      headers: { 'x-amz-bearer': chat.participantToken },
      body: BODY,
      host: 'evil.example',
    });

    expect(answer.status).toBe(421);
  });

  it('gives Connect itself to no page', async () => {
    const answer = await fetch(`${server.endpoint}/contact/chat`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'PUT' },
    });

    expect(answer.status).toBe(403);
  });
});

describe('the WebSocket for a page', () => {
  it('opens for any origin that knows the address', async () => {
    const { socketUrl } = await context.join();

    const socket = await ChatSocket.open(socketUrl, { headers: { origin: ORIGIN } });

    expect(await socket.subscribe()).toMatchObject({ content: { status: 'success' } });
    socket.cutOff();
  });

  it('does not open under the name of another host', async () => {
    const { socketUrl } = await context.join();

    await expect(ChatSocket.open(socketUrl, { headers: { host: 'evil.example' } })).rejects.toThrow(
      '421',
    );
  });

  it('does not open on another path', async () => {
    const { socketUrl } = await context.join();
    const elsewhere = socketUrl.replace('/participant-socket', '/somewhere');

    await expect(ChatSocket.open(elsewhere)).rejects.toThrow('404');
  });
});
