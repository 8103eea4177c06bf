import * as lexClient from '@aws-sdk/client-lex-runtime-v2';
import * as s3Client from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsError } from '../../../services/emulator/aws/errors.ts';
import { S3_WIRE_TRAITS } from '../../../services/emulator/aws/s3/wire-traits.ts';
import type { Call } from '../../../services/emulator/aws/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';

let server: AwsEndpoint;
const calls: Call[] = [];

beforeAll(async () => {
  server = await startAwsEndpoint({
    services: [
      {
        name: 'lex',
        client: lexClient,
        isOpenToPages: true,
        operations: {
          RecognizeText: async (input: lexClient.RecognizeTextRequest, call) => {
            calls.push(call);
            if (input.text === 'fail') throw new AwsError('ConflictException', 409, 'busy');
            if (input.text === 'defect') throw new TypeError('a secret of the process');
            return {
              sessionId: input.sessionId,
              messages: [{ contentType: 'PlainText', content: input.text }],
            };
          },
        },
      },
    ],
  });
});

afterAll(() => server.close());

function sts(options: object = {}): STSClient {
  return new STSClient({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.credentials,
    ...options,
  });
}

function lex(options: object = {}): lexClient.LexRuntimeV2Client {
  return new lexClient.LexRuntimeV2Client({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.credentials,
    maxAttempts: 1,
    ...options,
  });
}

const session = {
  botId: 'ABCDEFGHIJ',
  botAliasId: 'TSTALIASID',
  localeId: 'en_US',
  sessionId: 'user:1',
};

describe('the AWS endpoint', () => {
  it('identifies the administrator', async () => {
    const identity = await sts().send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:root',
      UserId: '000000000000',
    });
    expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('returns the credentials of a role, with which the caller is that role', async () => {
    server.identities.put({
      roleName: 'Reader',
      arn: 'arn:aws:iam::000000000000:role/Reader',
      assumeRolePolicy: {},
      policies: {},
    });

    const { Credentials } = await sts().send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::000000000000:role/Reader',
        RoleSessionName: 'one',
      }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const identity = await sts({ credentials }).send(new GetCallerIdentityCommand({}));

    expect(identity.Arn).toBe('arn:aws:sts::000000000000:assumed-role/Reader/one');
  });

  it('refuses a role that no template declares', async () => {
    const command = new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::000000000000:role/Nobody',
      RoleSessionName: 'one',
    });

    await expect(sts().send(command)).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('speaks HTTP/2 with prior knowledge, as the Lex client does by default', async () => {
    const answer = await lex().send(
      new lexClient.RecognizeTextCommand({ ...session, text: 'héllo 👋' }),
    );

    expect(answer.sessionId).toBe('user:1');
    expect(answer.messages).toStrictEqual([{ contentType: 'PlainText', content: 'héllo 👋' }]);
    expect(calls.at(-1)).toMatchObject({
      service: 'lex',
      operation: 'RecognizeText',
      caller: { kind: 'root' },
    });
  });

  it('sends a modelled error with its name, status and message', async () => {
    const failure = lex().send(new lexClient.RecognizeTextCommand({ ...session, text: 'fail' }));

    await expect(failure).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'busy',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('answers a defect with 500 and a reference, and nothing of its text', async () => {
    const failure = await lex()
      .send(new lexClient.RecognizeTextCommand({ ...session, text: 'defect' }))
      .catch((error: Error) => error);

    expect(failure).toMatchObject({ $metadata: { httpStatusCode: 500 } });
    expect(JSON.stringify(failure)).not.toContain('secret of the process');
  });

  it('answers an operation that is not implemented with 501 and its name', async () => {
    await expect(lex().send(new lexClient.DeleteSessionCommand(session))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('lex:DeleteSession'),
      $metadata: { httpStatusCode: 501 },
    });
  });

  it.each([
    [
      'a wrong secret',
      { accessKeyId: 'test', secretAccessKey: 'wrong' },
      'InvalidSignatureException',
    ],
    [
      'an unknown key',
      { accessKeyId: 'nobody', secretAccessKey: 'test' },
      'UnrecognizedClientException',
    ],
    [
      'a made-up session token',
      { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'e30.e30' },
      'UnrecognizedClientException',
    ],
  ])('refuses %s with 403', async (_name, credentials, code) => {
    const failure = lex({ credentials }).send(
      new lexClient.RecognizeTextCommand({ ...session, text: 'hi' }),
    );

    await expect(failure).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode: 403 } });
  });

  it('refuses an unsigned call with 403', async () => {
    const withBuckets = await startAwsEndpoint({
      services: [{ name: 's3', client: s3Client, ...S3_WIRE_TRAITS, operations: {} }],
    });
    const response = await fetch(`${withBuckets.endpoint}/bucket/key`);
    await withBuckets.close();

    expect(response.status).toBe(403);
  });

  it('answers a path with a broken escape in the dialect of the service', async () => {
    const response = await fetch(`${server.endpoint}/bots/%zz`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'ValidationException' });
  });

  it('answers the preflight of a browser for a page of this machine', async () => {
    const response = await fetch(
      `${server.endpoint}/bots/A/botAliases/B/botLocales/en_US/sessions/me/text`,
      {
        method: 'OPTIONS',
        headers: {
          origin: 'http://localhost:5173',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,x-amz-date',
        },
      },
    );

    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,x-amz-date');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('a body that was read whole', () => {
  it('is refused if it does not match its Content-MD5', async () => {
    const client = lex();
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { headers: Record<string, string> };
        request.headers['content-md5'] = 'AAAAAAAAAAAAAAAAAAAAAA==';
        return next(args);
      },
      { step: 'build' },
    );

    const failure = client.send(new lexClient.RecognizeTextCommand({ ...session, text: 'hi' }));

    await expect(failure).rejects.toMatchObject({
      name: 'BadDigest',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
