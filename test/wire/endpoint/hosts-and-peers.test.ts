import { networkInterfaces } from 'node:os';
import * as lambdaClient from '@aws-sdk/client-lambda';
import * as s3Client from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHttpAccess, type HttpAccess } from '../../../services/base/http/access.ts';
import { S3_WIRE_TRAITS } from '../../../services/emulator/aws/s3/wire-traits.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { signHeaders, signQuery, type ToSign } from '../../support/aws-signer.ts';
import { sendHttp2, sendRaw } from '../../support/raw-request.ts';

const ROLE = 'arn:aws:iam::000000000000:role/Reader';
const ADMINISTRATOR = { accessKeyId: 'warden', secretAccessKey: 'a secret of its own' };

/** The inputs of the operations that were carried out. */
const ran: object[] = [];

function start(access: HttpAccess, administrator?: typeof ADMINISTRATOR): Promise<AwsEndpoint> {
  const record = async (input: object) => {
    ran.push(input);
    return {};
  };
  return startAwsEndpoint({
    access,
    ...(administrator ? { administrator } : {}),
    services: [
      { name: 'lambda', client: lambdaClient, operations: { ListFunctions: record } },
      { name: 's3', client: s3Client, ...S3_WIRE_TRAITS, operations: { GetObject: record } },
    ],
  });
}

let server: AwsEndpoint;

beforeAll(async () => {
  server = await start(createHttpAccess({ hosts: ['bot', 'aws.example.edu'] }));
});
afterAll(() => server.close());
beforeEach(() => {
  ran.length = 0;
});

const listFunctions = (endpoint: string, more: Partial<ToSign> = {}): ToSign => ({
  url: `${endpoint}/2015-03-31/functions`,
  method: 'GET',
  service: 'lambda',
  ...more,
});

const getObject = (endpoint: string, path: string, more: Partial<ToSign> = {}): ToSign => ({
  url: `${endpoint}${path}`,
  method: 'GET',
  service: 's3',
  ...more,
});

describe('the AWS port, by the name that a request has for it', () => {
  it.each([
    'evil.example',
    'evil.example:4566',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'localhost.',
    '2130706433',
    '0x7f.1',
    '127.1',
    'bot.evil.example',
    'evil.localhost',
    '',
  ])('does not answer to "%s", though it be signed for that', async (host) => {
    const inHeaders = await signHeaders(listFunctions(server.endpoint, { host }));
    const inQuery = await signQuery(listFunctions(server.endpoint, { host }));
    const answers = [
      await sendRaw({ ...inHeaders, host }),
      await sendRaw({ ...inQuery, host }),
      await sendHttp2(inHeaders, host || 'evil.example'),
    ];

    expect(answers.map(({ status }) => status)).toStrictEqual([421, 421, 421]);
    expect(ran).toStrictEqual([]);
  });

  it('refuses another name ahead of a missing or wrong signature, and in a preflight', async () => {
    const url = `${server.endpoint}/2015-03-31/functions`;
    const host = 'evil.example';
    const headers = { origin: 'http://localhost', 'access-control-request-method': 'POST' };
    const unsigned = await sendRaw({ url, method: 'POST', headers: {}, host, body: 'x' });
    const preflight = await sendRaw({ url, method: 'OPTIONS', headers, host });

    expect([unsigned.status, preflight.status]).toStrictEqual([421, 421]);
    expect(unsigned.body).toContain('MisdirectedRequest');
  });

  it.each([
    '127.0.0.1',
    'localhost:4566',
    '[::1]:4566',
    '172.18.0.2:4566',
    'bot:4566',
    'BOT',
    'aws.example.edu',
  ])('answers to %s', async (host) => {
    const signed = await signHeaders(listFunctions(server.endpoint, { host }));
    const answers = [await sendRaw({ ...signed, host }), await sendHttp2(signed, host)];

    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200]);
  });

  it('believes a target in absolute form no more than Host', async () => {
    const signed = await signHeaders(listFunctions(server.endpoint));
    const { pathname } = new URL(signed.url);
    const status = async (target: string) => (await sendRaw({ ...signed, target })).status;

    expect(await status(`http://evil.example${pathname}`)).toBe(421);
    expect(await status('http://evil.example')).toBe(421);
    expect(await status(`https://user@evil.example:80${pathname}`)).toBe(421);
    expect(await status(signed.url)).toBe(200);
    expect(ran).toHaveLength(1);
  });

  it('does not answer if only one of two Hosts is its own', async () => {
    const signed = await signHeaders(listFunctions(server.endpoint, { host: 'localhost' }));
    const twice = await sendRaw({ ...signed, host: ['localhost', 'evil.example'] });
    const both = await sendHttp2(
      { ...signed, headers: { ...signed.headers, host: 'evil.example' } },
      'localhost',
    );

    expect([twice.status, both.status]).not.toContain(200);
    expect(ran).toStrictEqual([]);
  });

  it.each([
    ['photos.localhost', '/a/key'],
    ['photos.s3.localhost:4566', '/a/key'],
    ['s3.localhost', '/photos/a/key'],
    ['localhost', '/photos/a/key'],
  ])('finds the bucket of %s%s', async (host, path) => {
    const signed = await signQuery(getObject(server.endpoint, path, { host }));

    expect((await sendRaw({ ...signed, host })).status).toBe(200);
    expect(ran).toMatchObject([{ Bucket: 'photos', Key: 'a/key' }]);
  });
});

describe('the AWS port, by where a request comes from', () => {
  const far: HttpAccess = { ...createHttpAccess(), admitsPeer: () => false };

  it('does not take the published test / test from elsewhere, signed in any way', async () => {
    await using remote = disposable(await start(far));
    const signed = [
      await signHeaders(listFunctions(remote.endpoint)),
      await signQuery(listFunctions(remote.endpoint)),
      { url: `${remote.endpoint}/bucket/key`, method: 'GET', headers: {} },
      await signQuery(
        getObject(`${remote.endpoint}`, '/b/key', {
          url: `${remote.endpoint}/b/key?X-Amz-Security-Token=x`,
          credentials: { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'x' },
        }),
      ),
    ];
    const answers = await Promise.all(signed.map(sendRaw));

    expect(answers.map(({ status }) => status)).toStrictEqual([403, 403, 403, 403]);
    expect(ran).toStrictEqual([]);
  });

  it('takes what a role has signed: nobody can guess its secret', async () => {
    await using remote = disposable(await start(far));
    remote.identities.put({ roleName: 'Reader', arn: ROLE, assumeRolePolicy: {}, policies: {} });
    const credentials = remote.identities.assume(ROLE, 'session');
    const link = await signQuery(getObject(remote.endpoint, '/photos/key', { credentials }));

    expect((await sendRaw(link)).status).toBe(200);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'takes what a proxy has passed on (%s) for what comes from elsewhere',
    async (name) => {
      const signed = await signHeaders(listFunctions(server.endpoint));
      const headers = { ...signed.headers, [name]: '127.0.0.1' };

      expect((await sendRaw({ ...signed, headers })).status).toBe(403);
      expect(ran).toStrictEqual([]);
    },
  );

  it('takes what this machine sends to its own address', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
    const head = {
      headers: {},
      socket: { remoteAddress: own?.address, localAddress: own?.address },
    };

    expect(
      createHttpAccess().admitsPeer(own ? head : { headers: {}, socket: { remoteAddress: '::1' } }),
    ).toBe(true);
  });

  it('takes the administrator of the configuration from anywhere, and test / test from nowhere', async () => {
    const access = createHttpAccess({ needsSecret: true });
    await using closed = disposable(await start(access, ADMINISTRATOR));
    const credentials = ADMINISTRATOR;
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const own = await signHeaders(listFunctions(closed.endpoint, { credentials }));
    const published = await signHeaders(listFunctions(closed.endpoint));
    const guessed = await signHeaders(
      listFunctions(closed.endpoint, { credentials: { ...credentials, secretAccessKey: 'test' } }),
    );
    const statuses = [
      await sendRaw({ ...own, headers: { ...own.headers, ...headers } }),
      await sendRaw(published),
      await sendRaw(guessed),
    ].map(({ status }) => status);

    expect(statuses).toStrictEqual([200, 403, 403]);
  });
});

function disposable(started: AwsEndpoint): AwsEndpoint & AsyncDisposable {
  return { ...started, [Symbol.asyncDispose]: () => started.close() };
}
