import { request } from 'node:http';
import { CreateFunctionCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { SignatureV4 } from '@smithy/signature-v4';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SesServer, startSesServer } from '../../support/ses-server.ts';
import { Sha256 } from '../../support/sha256.ts';
import { type LambdaServer, ROLE_ARN, startLambdaServer } from '../lambda/lambda-server.ts';

const MEBIBYTE = 1024 * 1024;
let server: LambdaServer;
let ses: SesServer;

beforeAll(async () => {
  [server, ses] = await Promise.all([startLambdaServer(), startSesServer()]);
});
afterAll(() => Promise.all([server.close(), ses.close()]));

interface Head {
  readonly at?: () => { readonly endpoint: string };
  readonly service: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends the head of a signed request that declares a body of so many bytes, and none of it. Returns the answer. */
async function answerToHead(
  { at = () => server, service, path = '/', headers }: Head,
  bytes: number,
) {
  const { region, credentials } = server;
  const url = new URL(at().endpoint);
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const signed = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname: url.hostname,
    path,
    query: {},
    headers: {
      ...headers,
      host: url.host,
      'content-length': String(bytes),
      'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    },
  });
  return new Promise<string>((resolve, reject) => {
    const sent = request({
      ...url,
      hostname: url.hostname,
      port: url.port,
      path,
      method: 'POST',
      headers: signed.headers,
    });
    sent.on('error', reject);
    sent.on('response', async (response) => {
      const text = (await response.toArray()).join('');
      sent.destroy();
      resolve(`${response.statusCode} ${text}`);
    });
    sent.flushHeaders();
  });
}

const target = (name: string) => ({
  'x-amz-target': `AmazonSQS.${name}`,
  'content-type': 'application/x-amz-json-1.0',
});
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const INVOKE = '/2015-03-31/functions/echo/invocations';

const HEADS: Record<string, [Head, bytes: number, answer: RegExp]> = {
  'a message to a queue': [
    { service: 'sqs', headers: target('SendMessage') },
    7 * MEBIBYTE + 1,
    /^400.*InvalidParameterValue.*shorter than 1048576 bytes/s,
  ],
  'a batch of messages': [
    { service: 'sqs', headers: target('SendMessageBatch') },
    7 * MEBIBYTE + 1,
    /^400.*BatchRequestTooLong/s,
  ],
  'attributes of a queue': [
    { service: 'sqs', headers: target('SetQueueAttributes') },
    MEBIBYTE,
    /^413.*RequestTooLargeException/s,
  ],
  'a call of STS': [{ service: 'sts', headers: FORM }, MEBIBYTE, /^413.*RequestTooLarge/s],
  'a mail': [
    { at: () => ses, service: 'ses', headers: FORM },
    16 * MEBIBYTE + 1,
    /^400.*InvalidParameterValue.*more than 10485760 bytes/s,
  ],
  'an event': [
    { service: 'lambda', path: INVOKE },
    6_291_457,
    /^413.*smaller than 6291456 bytes for the InvokeFunction/s,
  ],
  'a queued event': [
    { service: 'lambda', path: INVOKE, headers: { 'x-amz-invocation-type': 'Event' } },
    1_048_577,
    /^413.*smaller than 1048576 bytes for the InvokeFunction/s,
  ],
  'a function': [
    { service: 'lambda', path: '/2015-03-31/functions' },
    70_167_212,
    /^413.*smaller than 70167211 bytes for the CreateFunction/s,
  ],
  'an event source': [
    { service: 'lambda', path: '/2015-03-31/event-source-mappings' },
    1_048_577,
    /^413.*for the CreateEventSourceMapping/s,
  ],
};

describe('a body that is longer than its operation takes', () => {
  it.each(Object.entries(HEADS))(
    'is refused by its head alone: %s',
    async (_, [head, bytes, answer]) => {
      expect(await answerToHead(head, bytes)).toMatch(answer);
    },
  );
});

describe('a body that is as long as AWS takes it', () => {
  it('carries a package of 20 MB in each of three requests at once', async () => {
    const code = new TextEncoder().encode('export const handler = async () => 1;');
    const ballast = crypto.getRandomValues(Buffer.alloc(65_536));
    const ZipFile = zipSync({
      'index.mjs': code,
      ballast: [Buffer.concat(Array.from({ length: 320 }, () => ballast)), { level: 0 }],
    });
    const settings = { Runtime: 'nodejs24.x', Handler: 'index.handler', Role: ROLE_ARN } as const;

    const made = await Promise.all(
      ['a', 'b', 'c'].map((FunctionName) =>
        server.client.send(
          new CreateFunctionCommand({ FunctionName, ...settings, Code: { ZipFile } }),
        ),
      ),
    );

    expect(made.map(({ CodeSize }) => CodeSize)).toEqual([1, 2, 3].map(() => ZipFile.length));
    const again = new UpdateFunctionCodeCommand({ FunctionName: 'a', ZipFile, DryRun: true });
    expect((await server.client.send(again)).CodeSize).toBe(ZipFile.length);
  }, 60_000);

  it('checks an event of many small values without building them', async () => {
    await server.deploy('counts', 'export const handler = async (event) => event.length;');
    const { InvokeCommand } = await import('@aws-sdk/client-lambda');
    const send = (Payload: string) =>
      server.client.send(new InvokeCommand({ FunctionName: 'counts', Payload }));
    const events = `[${'{},'.repeat(500_000)}`;

    const { Payload } = await send(`${events}{}]`);

    expect(Payload?.transformToString()).toBe('500001');
    await expect(send(`${events}]`)).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
      message: expect.stringContaining('position 1500001'),
    });
  }, 60_000);

  it('carries a message of a mebibyte whose characters are all escaped', async () => {
    const { CreateQueueCommand } = await import('@aws-sdk/client-sqs');
    const { QueueUrl } = await server.sqs.send(new CreateQueueCommand({ QueueName: 'long' }));
    const MessageBody = '"'.repeat(MEBIBYTE);

    const sent = await server.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

    expect(sent.MessageId).toBeTypeOf('string');
  });

  it('carries a mail of nine megabytes', async () => {
    const { SendRawEmailCommand, VerifyEmailIdentityCommand } = await import('@aws-sdk/client-ses');
    await ses.client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'bot@example.edu' }));
    const lines = ['From: bot@example.edu', 'To: team@example.edu', 'Subject: long', '', ''];
    const Data = Buffer.from(lines.join('\r\n') + `${'x'.repeat(70)}\r\n`.repeat(125_000));

    const { MessageId } = await ses.client.send(new SendRawEmailCommand({ RawMessage: { Data } }));

    expect(MessageId).toBeTypeOf('string');
  });
});
