import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/base/clock.ts';
import { createHttpAccess } from '../../../services/base/http/access.ts';
import { silentLog } from '../../../services/base/log.ts';
import { authenticateSearch } from '../../../services/emulator/aws/es/authenticate.ts';
import { createIdentities } from '../../../services/emulator/aws/iam/identities.ts';
import { openSearchService } from '../../../services/emulator/search/search.ts';
import { buildSearchForwarder } from '../../../services/emulator/search/upstream/app.ts';
import { sendRaw } from '../../support/raw-request.ts';

const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });
const TEST = basic('test:test');
const FAR = '203.0.113.7';
const NEIGHBOR = '172.18.0.5';

let folder: string;
const closes: (() => Promise<unknown>)[] = [];

/** Builds the embedded search, or the forwarder: what is behind it is not there, so an admitted request is a 503. */
async function build(kind: string, administrator?: string): Promise<FastifyInstance> {
  const [accessKeyId = '', ...rest] = administrator?.split(':') ?? [];
  const secretAccessKey = rest.join(':');
  const identities = createIdentities({
    clock: systemClock,
    secret: randomBytes(32),
    ...(administrator ? { administrator: { accessKeyId, secretAccessKey } } : {}),
  });
  const options = {
    log: silentLog,
    access: createHttpAccess({
      hosts: ['bot'],
      networks: ['172.18.0.2/16'],
      needsSecret: administrator !== undefined,
    }),
    authenticate: (request: Parameters<typeof authenticateSearch>[1]) =>
      authenticateSearch({ identities, clock: systemClock }, request),
  };
  if (kind === 'forwarder') {
    const app = buildSearchForwarder({ ...options, url: 'http://127.0.0.1:1' });
    closes.push(() => app.close());
    return app;
  }
  const dataDir = await mkdtemp(join(folder, 'search-'));
  const search = await openSearchService({ ...options, dataDir, clock: systemClock });
  closes.push(() => search.close());
  return search.app;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-'));
});
afterAll(async () => {
  for (const close of closes) await close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ['embedded', 200],
  ['forwarder', 503],
])('search, %s', (kind, admitted) => {
  let app: FastifyInstance;

  beforeAll(async () => {
    app = await build(kind);
  });

  const ask = async (
    headers: Record<string, string>,
    { url = '/_cluster/health', remoteAddress = '127.0.0.1', to = app } = {},
  ) =>
    (await to.inject({ url, remoteAddress, headers: { host: '127.0.0.1', ...headers } }))
      .statusCode;

  it('answers to its own names only', async () => {
    for (const host of ['localhost:9200', 'bot:9200', '[::1]:9200'])
      expect([host, await ask({ ...TEST, host })]).toStrictEqual([host, admitted]);
    for (const host of ['evil.example', 'evil.localhost', '127.0.0.1.evil.example'])
      expect([host, await ask({ ...TEST, host })]).toStrictEqual([host, 421]);
  });

  it('believes a target in absolute form no more than Host', async () => {
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/_cluster/health`;
    const request = { url, method: 'GET', headers: TEST };
    const status = async (target: string) => (await sendRaw({ ...request, target })).status;

    expect(await status('http://evil.example/_cluster/health')).toBe(421);
    expect(await status('http://evil.example')).toBe(421);
    expect(await status(url)).toBe(admitted);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:5173' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'same-origin' },
  ])('answers no page: %o', async (headers) => {
    expect(await ask({ ...TEST, ...headers } as Record<string, string>)).toBe(403);
  });

  it('answers a person who types its address', async () => {
    expect(await ask({ ...TEST, 'sec-fetch-site': 'none' })).toBe(admitted);
  });

  it('takes test:test from near only', async () => {
    expect(await ask(TEST, { remoteAddress: NEIGHBOR })).toBe(admitted);
    expect(await ask(TEST, { remoteAddress: FAR })).toBe(403);
    expect(await ask({ ...TEST, 'x-forwarded-for': '127.0.0.1' })).toBe(403);
    expect(await ask({ ...TEST, 'x-amz-security-token': 'x' }, { remoteAddress: FAR })).toBe(403);
    const url = '/_cluster/health?X-Amz-Security-Token=x';
    expect(await ask(TEST, { url, remoteAddress: FAR })).toBe(403);
  });

  it('takes the administrator of the configuration from anywhere, and not test:test', async () => {
    const to = await build(kind, 'warden:pass:word');
    const wrong = ['test:test', 'warden:pass', 'warden:', 'warden', ':', 'test:pass:word'];

    expect(await ask(basic('warden:pass:word'), { to, remoteAddress: FAR })).toBe(admitted);
    for (const text of wrong)
      expect([text, await ask(basic(text), { to })]).toStrictEqual([text, 403]);
  });
});
