import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { startHeartbeat } from '../../../../chaos/fuzz/heartbeat.ts';
import { heavyRequests } from '../../../../chaos/fuzz/heavy-requests.ts';

const NAMES = {
  bucket: 'b',
  documentsBucket: 'd',
  botId: 'BOT',
  aliasId: 'ALIAS',
  queueUrl: 'http://q',
};
const all = heavyRequests(NAMES);

it('the large and deep requests have a name each, reach two ports and every kind of body', () => {
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  expect(new Set(all.map(({ port }) => port))).toEqual(new Set(['aws', 'search']));
  expect(new Set(all.map(({ service }) => service))).toEqual(
    new Set(['s3', 'sqs', 'ses', 'lex', 'lambda', undefined]),
  );
  expect(all.filter(({ path }) => /documents\/fuzz-.*\.(md|html)$/.test(path))).toHaveLength(5);
});

it('the forms are as long as SES takes them, and no longer', () => {
  for (const { body } of all.filter(({ service }) => service === 'ses')) {
    expect(body.length).toBeGreaterThan(12 * 1024 * 1024);
    expect(body.length).toBeLessThan(16 * 1024 * 1024);
  }
});

it('the package of zeros is a hundred times smaller than what it unpacks to', () => {
  const { body } = all.find(({ what }) => what.includes('zeros')) ?? { body: Buffer.alloc(0) };
  const { Code } = JSON.parse(body.toString()) as { Code: { ZipFile: string } };

  const [file] = Object.values(unzipSync(Buffer.from(Code.ZipFile, 'base64')));

  expect(file?.length).toBe(100_000_000);
  expect(body.length).toBeLessThan(1_000_000);
});

it('the heartbeat says what was done during the longest wait', async () => {
  let doing = 'nothing';
  let answered = 0;
  let time = 0;
  const server = createServer((_request, response) => {
    answered += 1;
    if (answered === 2) doing = 'a long request';
    if (answered === 3) doing = 'another one';
    time += answered === 2 ? 700 : 30;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const heartbeat = startHeartbeat(
    `http://127.0.0.1:${port}`,
    () => doing,
    () => time,
  );
  await new Promise<void>((done) => {
    server.on('request', () => answered === 4 && done());
  });

  expect(await heartbeat.stop()).toBe('700 ms during a long request, 0 failed');
  server.close();
});
