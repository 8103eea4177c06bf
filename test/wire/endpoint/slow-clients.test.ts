import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { type ManualTime, manualTime } from '../../support/manual-time.ts';

const SIGNED = [
  'authorization: AWS4-HMAC-SHA256 Credential=test/20260501/ca-central-1/sts/aws4_request, SignedHeaders=host, ' +
    `Signature=${'0'.repeat(64)}`,
  'x-amz-date: 20260501T000000Z',
  'content-type: application/x-www-form-urlencoded',
];

let time: ManualTime;
let server: AwsEndpoint;
let opened: Socket[];

beforeEach(async () => {
  time = manualTime('2026-05-01T00:00:00Z');
  opened = [];
  server = await startAwsEndpoint({ timers: time.timers, clock: time.clock });
});

afterEach(async () => {
  for (const socket of opened) socket.destroy();
  await server.close();
});

/** Resolves when something is closed, with an error or without: `once` of node:events would reject with the error. */
function closeOf(closable: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => void closable.once('close', () => resolve()));
}

/** Opens a connection and sends what a client sends first. */
async function open(sent = '') {
  const socket = connect(Number(new URL(server.endpoint).port), '127.0.0.1');
  opened.push(socket);
  let text = '';
  socket.on('data', (piece) => {
    text += String(piece);
  });
  socket.on('error', () => {});
  const closed = closeOf(socket);
  await once(socket, 'connect');
  socket.write(sent);
  return { socket, closed, text: () => text };
}

const head = (...lines: string[]) =>
  `${['POST / HTTP/1.1', 'host: 127.0.0.1', ...SIGNED, ...lines].join('\r\n')}\r\n\r\n`;

describe('a client that is slow', () => {
  it('loses its connection if it sends nothing', async () => {
    const { closed } = await open();

    await time.advance(60_000);

    await closed;
  });

  it.each([
    ['HTTP/1.1', 'POST / HTTP/1.1\r\nx-a: '],
    ['HTTP/2, in the preface', 'PRI * HTTP/2.0\r\n'],
    [
      'HTTP/2, in a head that goes on in frames',
      `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'\0\0\0\u0004\0\0\0\0\0'}${'\0\0\u0001\u0001\0\0\0\0\u0001\u0082'}`,
    ],
  ])('loses it if its head never ends: %s', async (_, start) => {
    const { socket, closed } = await open(start);

    for (let second = 0; second < 60; second += 10) {
      socket.write(start.startsWith('PRI') ? '' : 'x');
      await time.advance(10_000);
    }

    await closed;
  });

  it('is answered RequestTimeout if its body drips, and loses its connection', async () => {
    const { socket, closed, text } = await open(head('content-length: 1000'));

    for (let second = 0; second < 30 && !text(); second += 1) {
      socket.write('x');
      await time.advance(1000);
    }

    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 400 .*<Code>RequestTimeout<\/Code>/s);
  });

  it('loses its connection if it stays without a request', async () => {
    const { socket, closed, text } = await open(head('content-length: 1'));
    socket.write('x');
    await once(socket, 'data');
    expect(text()).toContain('403');

    await time.advance(72_000);

    await closed;
  });

  it('loses a session of HTTP/2 on which no request is open', async () => {
    const session = connectHttp2(server.endpoint);
    session.on('error', () => {});
    const closed = closeOf(session);
    await once(session, 'remoteSettings');

    await time.advance(60_000);

    await closed;
  });

  it('is answered over HTTP/2 too if its body drips, and its stream ends', async () => {
    const session = connectHttp2(server.endpoint);
    session.on('error', () => {});
    const headers = Object.fromEntries(SIGNED.map((line) => line.split(/: (.*)/s).slice(0, 2)));
    const stream = session.request({ ':method': 'POST', ':path': '/', ...headers });
    stream.on('error', () => {});
    let body = '';
    stream.on('data', (piece) => {
      body += String(piece);
    });
    const closed = closeOf(stream);
    stream.write('x');
    const answered = once(stream, 'response');

    for (let second = 0; second < 30; second += 1) await time.advance(1000);

    expect((await answered)[0]).toMatchObject({ ':status': 400 });
    await closed;
    expect(body).toContain('RequestTimeout');
    session.destroy();
  });
});

describe('a client that waits for its answer', () => {
  it.each(['HTTP/1.1', 'HTTP/2'])(
    'keeps its connection as long as it takes: %s',
    async (version) => {
      let goOn: () => void = () => {};
      const waiting = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const other = await startAwsEndpoint({
        timers: time.timers,
        clock: time.clock,
        authorise: () => waiting,
      });
      const client = new STSClient({
        endpoint: other.endpoint,
        region: other.region,
        credentials: other.credentials,
        systemClockOffset: time.clock.now().getTime() - Date.now(),
        requestHandler: version === 'HTTP/2' ? new NodeHttp2Handler() : new NodeHttpHandler(),
      });
      const answered = client.send(new GetCallerIdentityCommand({}));
      await time.advance(15 * 60_000);

      goOn();

      expect((await answered).Account).toBe('000000000000');
      client.destroy();
      await other.close();
    },
  );
});
