import { request } from 'node:http';
import * as connectParticipant from '@aws-sdk/client-connectparticipant';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { KeptConnections } from '../../../services/emulator/aws/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { ChatSocket } from '../../support/chat-socket.ts';
import { manualTime } from '../../support/manual-time.ts';

const webSockets = new WebSocketServer({ noServer: true });
const keptConnections: KeptConnections = {
  path: '/echo',
  accept: (incoming, socket, head) =>
    webSockets.handleUpgrade(incoming, socket, head, (opened) => {
      opened.on('message', (text) => opened.send(String(text)));
    }),
};

const time = manualTime('2026-03-02T10:00:00Z');
let server: AwsEndpoint;
async function start(): Promise<AwsEndpoint> {
  server = await startAwsEndpoint({
    timers: time.timers,
    services: [
      {
        name: 'connectparticipant',
        client: connectParticipant,
        bearer: { header: 'x-amz-bearer', signedAs: 'execute-api' },
        keptConnections,
        operations: { SendMessage: async ({ Content }: { Content: string }) => ({ Id: Content }) },
      },
    ],
  });
  return server;
}
afterEach(() => server.close());

describe('a connection that a service keeps open', () => {
  it('is not closed for being idle', async () => {
    const { endpoint } = await start();
    const socket = await ChatSocket.open(`${endpoint.replace('http', 'ws')}/echo`);

    await time.advance(10 * 60_000);
    socket.send({ topic: 'still there' });

    expect(await socket.reply('still there')).toStrictEqual({ topic: 'still there' });
    socket.cutOff();
  });

  it('ends with the server', async () => {
    const { endpoint } = await start();
    const socket = await ChatSocket.open(`${endpoint.replace('http', 'ws')}/echo`);

    await server.close();

    expect(await socket.closed()).toMatchObject({ code: 1006 });
  });
});

describe('a request that offers another protocol', () => {
  it.each(['h2c', 'TLS/1.2'])('is answered like any other: %s', async (upgrade) => {
    const { endpoint } = await start();
    const body = JSON.stringify({ ContentType: 'text/plain', Content: 'x'.repeat(200_000) });

    const answer = await postUpgrading(`${endpoint}/participant/message`, upgrade, body);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).Id).toHaveLength(200_000);
  });
});

function postUpgrading(
  url: string,
  upgrade: string,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: {
        connection: 'Upgrade, HTTP2-Settings',
        upgrade,
        'http2-settings': 'AAMAAABkAAQAAP__',
        'x-amz-bearer': 'token',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    outgoing.on('response', async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      resolve({ status: incoming.statusCode ?? 0, body: String(Buffer.concat(chunks)) });
    });
    outgoing.on('error', reject).end(body);
  });
}
