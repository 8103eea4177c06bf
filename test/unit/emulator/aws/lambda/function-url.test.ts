import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../../../services/emulator/aws/errors.ts';
import {
  type HttpRequest,
  httpEvent,
} from '../../../../../services/emulator/aws/lambda/function-url/http-event.ts';
import { httpResponse } from '../../../../../services/emulator/aws/lambda/function-url/http-response.ts';
import { serveFunctionUrl } from '../../../../../services/emulator/aws/lambda/function-url/serve.ts';
import type {
  FunctionRecord,
  FunctionUrlRecord,
} from '../../../../../services/emulator/aws/lambda/functions/function-record.ts';
import type { PolicyStatement } from '../../../../../services/emulator/aws/lambda/functions/policy-statement.ts';
import type { InvocationResult } from '../../../../../services/emulator/aws/lambda/runner/invoker.ts';

const now = new Date('2026-11-22T20:03:09.123Z');

function aRequest(changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    url: '/',
    headers: { host: '127.0.0.1:3000' },
    body: undefined,
    sourceIp: '192.0.2.7',
    protocol: 'HTTP/1.1',
    ...changes,
  };
}

describe('the event of a function URL', () => {
  it('is payload format 2.0', () => {
    const request = aRequest({
      method: 'POST',
      url: '/api/a%20b?x=1&x=2&y=a%2Cb&z',
      headers: {
        host: 'chat.example.edu',
        'content-type': 'application/json',
        cookie: 'a=1; b=2',
        'user-agent': 'test',
        'x-many': ['1', '2'],
      },
      body: Buffer.from('{"text":"ü"}'),
    });

    expect(httpEvent(request, { requestId: 'request-1', now })).toStrictEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/api/a%20b',
      rawQueryString: 'x=1&x=2&y=a%2Cb&z',
      cookies: ['a=1', 'b=2'],
      headers: {
        host: 'chat.example.edu',
        'content-type': 'application/json',
        'user-agent': 'test',
        'x-many': '1,2',
      },
      queryStringParameters: { x: '1,2', y: 'a,b', z: '' },
      requestContext: {
        accountId: 'anonymous',
        apiId: '000000000000',
        domainName: 'chat.example.edu',
        domainPrefix: 'chat',
        http: {
          method: 'POST',
          path: '/api/a%20b',
          protocol: 'HTTP/1.1',
          sourceIp: '192.0.2.7',
          userAgent: 'test',
        },
        requestId: 'request-1',
        routeKey: '$default',
        stage: '$default',
        time: '22/Nov/2026:20:03:09 +0000',
        timeEpoch: now.getTime(),
      },
      body: '{"text":"ü"}',
      isBase64Encoded: false,
    });
  });

  it('has neither body nor cookies nor query if the request has none', () => {
    const event = httpEvent(aRequest(), { requestId: 'request-1', now });

    expect(Object.keys(event)).toStrictEqual([
      'version',
      'routeKey',
      'rawPath',
      'rawQueryString',
      'headers',
      'requestContext',
      'isBase64Encoded',
    ]);
  });

  it.each([
    ['text/plain; charset=utf-8', 'text'],
    ['application/problem+json', 'text'],
    ['application/x-www-form-urlencoded', 'base64'],
    ['image/png', 'base64'],
    [undefined, 'base64'],
  ])('has a body of type %s as %s', (type, how) => {
    const request = aRequest({
      headers: type === undefined ? {} : { 'content-type': type },
      body: Buffer.from([0x61, 0x62]),
    });

    expect(httpEvent(request, { requestId: 'request-1', now })).toMatchObject({
      body: how === 'text' ? 'ab' : 'YWI=',
      isBase64Encoded: how === 'base64',
    });
  });
});

describe('the answer of a function', () => {
  it('is a whole response if it has a status code', () => {
    const payload = JSON.stringify({
      statusCode: 201,
      headers: { 'Content-Type': 'text/html', 'X-N': 1, 'Content-Length': 99 },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: '<p>hi</p>',
    });

    expect(httpResponse(payload)).toStrictEqual({
      statusCode: 201,
      headers: { 'content-type': 'text/html', 'x-n': '1' },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: Buffer.from('<p>hi</p>'),
    });
  });

  it('may be bytes in base64', () => {
    const response = httpResponse('{"statusCode":200,"body":"AAEC","isBase64Encoded":true}');

    expect(response?.body).toStrictEqual(Buffer.from([0, 1, 2]));
  });

  it.each([
    ['{"a":1}', '{"a":1}'],
    ['"hello"', 'hello'],
    ['[1]', '[1]'],
    ['null', ''],
  ])('%s is the body of a 200', (payload, body) => {
    expect(httpResponse(payload)).toStrictEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(body),
    });
  });

  it.each([
    '{"statusCode":"many"}',
    '{"statusCode":99}',
    '{"statusCode":200,"headers":[]}',
    '{"statusCode":200,"cookies":"a=1"}',
  ])('%s is no response', (payload) => {
    expect(httpResponse(payload)).toBeUndefined();
  });
});

const open: readonly PolicyStatement[] = [
  {
    Sid: 'url',
    Effect: 'Allow',
    Principal: '*',
    Action: 'lambda:InvokeFunctionUrl',
    Resource: 'arn',
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
  },
  {
    Sid: 'invoke',
    Effect: 'Allow',
    Principal: '*',
    Action: 'lambda:InvokeFunction',
    Resource: 'arn',
    Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
  },
];

async function serve(
  outcome: Partial<InvocationResult> | Error,
  {
    policy = open,
    url = {},
    request = {},
  }: {
    policy?: readonly PolicyStatement[];
    url?: Partial<FunctionUrlRecord> | null;
    request?: Partial<HttpRequest>;
  } = {},
) {
  const times = { creationTime: '', lastModifiedTime: '' };
  const record = {
    name: 'chat',
    policy,
    ...(url === null ? {} : { url: { authType: 'NONE', ...times, ...url } }),
  } as FunctionRecord;
  const response = await serveFunctionUrl(
    {
      findFunction: () => record,
      clock: { now: () => now },
      invoker: {
        async invoke() {
          if (outcome instanceof Error) throw outcome;
          return { payload: 'null', logTail: Buffer.alloc(0), durationMs: 1, ...outcome };
        },
      },
    },
    'chat',
    aRequest(request),
    'reference-1',
  );
  const isProblem = response.headers['content-type'] === 'application/problem+json';
  return { ...response, problem: isProblem ? JSON.parse(response.body.toString()) : undefined };
}

describe('a function URL', () => {
  it('answers with what the function answers', async () => {
    const response = await serve({ payload: '{"statusCode":204}' });

    expect(response.statusCode).toBe(204);
  });

  it.each([
    ['that throws', { payload: '{"errorMessage":"secret"}', errorType: 'Error' }, 502],
    ['that answers nonsense', { payload: '{"statusCode":1}' }, 502],
    ['that takes too long', { errorType: 'Sandbox.Timedout' }, 504],
    ['that is throttled', new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.'), 429],
  ])(
    'tells a problem of a function %s, with a reference and no secret',
    async (_what, outcome, status) => {
      const { statusCode, problem, body } = await serve(outcome);

      expect(statusCode).toBe(status);
      expect(problem).toMatchObject({ status, reference: 'reference-1' });
      expect(body.toString()).not.toContain('secret');
    },
  );

  it('is not there without a URL', async () => {
    expect((await serve({}, { url: null })).statusCode).toBe(404);
  });

  it.each([
    ['the second permission is missing', { policy: open.slice(0, 1) }],
    ['the first permission is missing', { policy: open.slice(1) }],
    ['it wants signatures', { url: { authType: 'AWS_IAM' as const } }],
  ])('is closed where %s', async (_what, settings) => {
    expect((await serve({}, settings)).statusCode).toBe(403);
  });

  it('answers what a browser asks before a call from an allowed origin', async () => {
    const cors = { AllowOrigins: ['https://www.example.edu'], AllowMethods: ['POST'], MaxAge: 60 };
    const headers = {
      origin: 'https://www.example.edu',
      'access-control-request-method': 'POST',
    };

    const allowed = await serve({}, { url: { cors }, request: { method: 'OPTIONS', headers } });
    const other = await serve(
      {},
      {
        url: { cors },
        request: { method: 'OPTIONS', headers: { ...headers, origin: 'https://example.com' } },
      },
    );

    expect(allowed.headers).toStrictEqual({
      'access-control-allow-origin': 'https://www.example.edu',
      vary: 'Origin',
      'access-control-allow-methods': 'POST',
      'access-control-max-age': '60',
    });
    expect(other.headers).toStrictEqual({});
  });
});
