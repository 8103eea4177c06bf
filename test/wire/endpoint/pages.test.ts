import * as lambdaClient from '@aws-sdk/client-lambda';
import * as lexClient from '@aws-sdk/client-lex-runtime-v2';
import * as s3Client from '@aws-sdk/client-s3';
import * as sesClient from '@aws-sdk/client-ses';
import * as snsClient from '@aws-sdk/client-sns';
import * as sqsClient from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHttpAccess } from '../../../services/base/http/access.ts';
import { S3_WIRE_TRAITS } from '../../../services/emulator/aws/s3/wire-traits.ts';
import type { AwsService, Operation } from '../../../services/emulator/aws/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { type SignedRequest, signHeaders, signQuery } from '../../support/aws-signer.ts';

const EVIL = 'https://evil.example';
const LOCAL = 'http://localhost:5173';
const LISTED = 'https://app.example.edu';
const TEXT = 'text/plain';
const SESSION = '/bots/ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_US/sessions/me';

/** The operations that were carried out. */
const ran: string[] = [];

function recording(name: string, answer: object = {}): Operation {
  return async () => {
    ran.push(name);
    return answer;
  };
}

function service(name: string, client: object, operations: readonly string[], traits = {}) {
  const entries = operations.map((operation) => [operation, recording(operation)]);
  return { name, client, operations: Object.fromEntries(entries), ...traits } as AwsService;
}

let server: AwsEndpoint;

beforeAll(async () => {
  server = await startAwsEndpoint({
    access: createHttpAccess({ origins: [LISTED] }),
    bucketCors: (bucket, { origin }) => {
      if (bucket === 'open') return { 'access-control-allow-origin': '*' };
      return bucket === 'shared' && origin === EVIL
        ? { 'access-control-allow-origin': origin }
        : undefined;
    },
    services: [
      service('lex', lexClient, ['GetSession', 'DeleteSession', 'RecognizeText'], {
        isOpenToPages: true,
        corsExposedHeaders: ['x-amz-lex-messages'],
      }),
      service('lambda', lambdaClient, ['CreateFunction', 'Invoke', 'ListFunctions']),
      service('sqs', sqsClient, ['SendMessage']),
      service('sns', snsClient, ['Publish']),
      service('ses', sesClient, ['SendEmail']),
      service('s3', s3Client, ['ListBuckets', 'GetObject', 'PutObject', 'DeleteObjects'], {
        ...S3_WIRE_TRAITS,
      }),
    ],
  });
});
afterAll(() => server.close());
beforeEach(() => {
  ran.length = 0;
});

function send({ url, ...request }: SignedRequest, headers: Record<string, string> = {}) {
  return fetch(url, { ...request, headers: { ...request.headers, ...headers } });
}

const at = (path: string) => `${server.endpoint}${path}`;
const corsHeaders = ({ headers }: Response) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

const EMAIL =
  'Action=SendEmail&Source=a%40example.edu&Destination.ToAddresses.member.1=b%40example.edu&Message.Subject.Data=s&Message.Body.Text.Data=t';
const DELETE = '<Delete><Object><Key>a</Key></Object></Delete>';

/** What a page can send without a preflight: the signature is in the query. */
const SIMPLE = [
  ['lambda', 'POST', '/2015-03-31/functions', '{"FunctionName":"f","Role":"r","Code":{}}'],
  ['lambda', 'POST', '/2015-03-31/functions/f/invocations', '{}'],
  ['lambda', 'GET', '/2015-03-31/functions', undefined],
  ['sns', 'POST', '/', 'Action=Publish&TopicArn=arn&Message=m'],
  ['ses', 'POST', '/', EMAIL],
  ['ses', 'POST', `${SESSION}/text`, EMAIL],
  ['s3', 'POST', '/private?delete', DELETE],
] as const;

/** Origins that a page of a stranger can have. */
const STRANGERS = [
  EVIL,
  'null',
  'http://evil.localhost:5173',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'file://localhost',
  `${LISTED}.evil.example`,
];

describe('a page of another site', () => {
  it.each(SIMPLE)(
    'cannot have %s %s %s carried out, which its browser would send unasked',
    async (name, method, url, body) => {
      const signed = await signQuery({
        url: at(url),
        method,
        service: name,
        ...(body === undefined ? {} : { body }),
      });
      const asProgram = await send(signed, { 'content-type': TEXT });
      const count = ran.length;

      const cross = { 'content-type': TEXT, 'sec-fetch-site': 'cross-site' };
      const answers = [
        await send(signed, { ...cross, origin: EVIL }),
        await send(signed, { ...cross, origin: 'null' }),
        await send(signed, { 'content-type': TEXT, origin: EVIL }),
        await send(signed, cross),
        await send(signed, { ...cross, 'sec-fetch-site': 'same-site' }),
      ];

      expect([asProgram.status, count]).toStrictEqual([expect.any(Number), 1]);
      expect(answers.map(({ status }) => status)).toStrictEqual(answers.map(() => 403));
      expect(answers.flatMap(corsHeaders)).toStrictEqual([]);
      expect(ran).toHaveLength(1);
    },
  );

  it.each([...SIMPLE, ['sqs', 'POST', '/', '{}'] as const])(
    'is not told by a preflight that it may send %s %s %s',
    async (_name, method, url) => {
      for (const origin of [...STRANGERS, LOCAL, LISTED]) {
        if (url.startsWith(SESSION) && !STRANGERS.includes(origin)) continue;
        const headers = {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization,x-amz-date,x-amz-target,content-type',
        };
        const answer = await fetch(at(url), { method: 'OPTIONS', headers });

        expect([origin, answer.status, corsHeaders(answer)]).toStrictEqual([origin, 403, []]);
      }
    },
  );

  it.each(STRANGERS)('of %s cannot talk to the bot', async (origin) => {
    const signed = await signHeaders({
      url: at(`${SESSION}/text`),
      method: 'POST',
      service: 'lex',
      body: '{"text":"hello"}',
    });
    const answer = await send(signed, { origin });

    expect([answer.status, corsHeaders(answer), ran]).toStrictEqual([403, [], []]);
  });

  it('cannot even be one of this machine to run code or to send mail', async () => {
    for (const [name, method, url, body] of SIMPLE.slice(0, 5)) {
      const signed = await signQuery({
        url: at(url),
        method,
        service: name,
        ...(body === undefined ? {} : { body }),
      });
      expect((await send(signed, { 'content-type': TEXT, origin: LOCAL })).status).toBe(403);
      expect(
        (await send(signed, { 'content-type': TEXT, 'sec-fetch-site': 'same-origin' })).status,
      ).toBe(403);
    }
    expect(ran).toStrictEqual([]);
  });

  it('cannot list buckets', async () => {
    const signed = await signHeaders({ url: at('/'), method: 'GET', service: 's3' });
    const answer = await send(signed, { origin: EVIL });

    expect([answer.status, corsHeaders(answer), ran]).toStrictEqual([403, [], []]);
  });
});

describe('a page of a trusted origin', () => {
  it.each([LOCAL, 'http://127.0.0.1:8080', 'http://[::1]:8080', 'https://localhost', LISTED])(
    'of %s may talk to the bot, after a preflight',
    async (origin) => {
      const url = at(`${SESSION}/text`);
      const signed = await signHeaders({
        url,
        method: 'POST',
        service: 'lex',
        body: '{"text":"hi"}',
      });
      const preflight = await fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,x-amz-date',
        },
      });
      const answer = await send(signed, { origin, 'sec-fetch-site': 'cross-site' });

      expect(preflight.status).toBe(204);
      expect(answer.status).toBe(200);
      for (const { headers } of [preflight, answer]) {
        expect(headers.get('access-control-allow-origin')).toBe(origin);
        expect(headers.get('access-control-expose-headers')).toContain('x-amz-lex-messages');
        expect(headers.get('access-control-allow-credentials')).toBeNull();
        expect(headers.get('vary')).toContain('Origin');
      }
    },
  );

  it('may read why its call was refused', async () => {
    const url = at(`${SESSION}/text`);
    const unsigned = { url, method: 'POST', headers: {}, body: '{}' };
    const wrong = await signHeaders({
      ...unsigned,
      service: 'lex',
      credentials: { accessKeyId: 'test', secretAccessKey: 'wrong' },
    });
    for (const request of [unsigned, wrong]) {
      const answer = await send(request, { origin: LOCAL });

      expect([403, 501]).toContain(answer.status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(LOCAL);
    }
  });
});

describe('a bucket', () => {
  it('answers pages by its rules, and no page of another site without one', async () => {
    const put = async (bucket: string, origin: string) => {
      const request = { url: at(`/${bucket}/key`), method: 'PUT', service: 's3', body: 'x' };
      return (await send(await signQuery(request), { origin })).status;
    };

    expect(await put('shared', EVIL)).toBe(200);
    expect(await put('shared', 'https://other.example')).toBe(403);
    expect(await put('private', EVIL)).toBe(403);
    expect(await put('private', LOCAL)).toBe(200);
    expect(ran).toStrictEqual(['PutObject', 'PutObject']);
  });

  it('that any origin may use is written by trusted pages alone, and read by all', async () => {
    const link = { url: at('/open/key'), service: 's3' };
    const read = await signQuery({ ...link, method: 'GET' });
    const write = await signQuery({ ...link, method: 'PUT', body: 'x' });

    expect((await send(write, { origin: EVIL })).status).toBe(403);
    expect(ran).toStrictEqual([]);
    expect((await send(write, { origin: LOCAL })).status).toBe(200);
    expect((await send(read, { origin: EVIL })).status).toBe(200);
  });

  it('gives an object to whoever follows a link to it, and to a page that shows it', async () => {
    const link = await signQuery({ url: at('/private/video.mp4'), method: 'GET', service: 's3' });
    const followed = await send(link, {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    });
    const shown = await send(link, { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' });

    expect([followed.status, shown.status]).toStrictEqual([200, 200]);
  });

  it('is not taken for another service because of its name, nor another service for it', async () => {
    const request = { url: at('/bots/key'), method: 'PUT', service: 's3', body: 'x' };
    const answer = await send(await signQuery(request), { origin: EVIL });

    expect([answer.status, corsHeaders(answer)]).toStrictEqual([403, []]);
  });
});
