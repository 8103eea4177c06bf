import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectClient, DescribeHoursOfOperationCommand } from '@aws-sdk/client-connect';
import { ConnectParticipantClient, GetAttachmentCommand } from '@aws-sdk/client-connectparticipant';
import { LambdaClient, ListLayersCommand } from '@aws-sdk/client-lambda';
import { GetBucketAclCommand, S3Client } from '@aws-sdk/client-s3';
import { CreatePlatformApplicationCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/base/clock.ts';
import { silentLog } from '../../../services/base/log.ts';
import { realTimers } from '../../../services/base/timers.ts';
import { openConnect } from '../../../services/emulator/aws/connect/service.ts';
import type { RegisteredService } from '../../../services/emulator/aws/endpoint/registry.ts';
import { openLambda } from '../../../services/emulator/aws/lambda/service.ts';
import { openMailBox } from '../../../services/emulator/aws/mail-box/mail-box.ts';
import { openS3 } from '../../../services/emulator/aws/s3/service.ts';
import type { AwsService } from '../../../services/emulator/aws/service.ts';
import { openSes } from '../../../services/emulator/aws/ses/service.ts';
import { openSns } from '../../../services/emulator/aws/sns/service.ts';
import { openSqs } from '../../../services/emulator/aws/sqs/service.ts';
import { openLex } from '../../../services/emulator/lex/runtime/service.ts';
import {
  type AwsEndpoint,
  type AwsEndpointParts,
  startAwsEndpoint,
} from '../../support/aws-endpoint.ts';

const SERVICES = [
  's3',
  'sqs',
  'sns',
  'ses',
  'sts',
  'lambda',
  'lex',
  'connect',
  'connectparticipant',
];

const HOURS = { InstanceId: 'i', HoursOfOperationId: 'h' };
const ATTACHMENT = { AttachmentId: 'a', ConnectionToken: 't' };

let dataDir: string;
let server: AwsEndpoint;
const closing: (() => Promise<unknown>)[] = [];

async function openServices(parts: AwsEndpointParts): Promise<readonly AwsService[]> {
  const { dispatcher, identities: roles, endpoint } = parts;
  const log = silentLog;
  const clock = systemClock;
  const mailBox = await openMailBox({ dataDir });
  const s3 = await openS3({ dataDir, dispatcher, log });
  const sqs = await openSqs({ dataDir });
  const sns = await openSns({ dataDir, dispatcher, mailBox, linkBase: endpoint, log });
  const ses = await openSes({ dataDir, mailBox });
  const lambda = await openLambda({
    ...{ dataDir, dispatcher, roles, endpoint, log },
    region: 'ca-central-1',
    runtimePath: '',
    urlOf: endpoint,
  });
  const train = () => Promise.reject(new Error('no bot is trained here'));
  const lex = await openLex({ clock, log, train, timers: realTimers, random: Math.random });
  const connect = await openConnect({ dataDir, log, secret: Buffer.alloc(32) });
  closing.push(connect.close, s3.close, sqs.close, sns.close, ses.close, lambda.close, lex.close);
  const others = [s3, sqs, sns, ses, lambda, lex].map(({ service }) => service);
  return [...others, ...connect.services];
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'not-implemented-'));
  server = await startAwsEndpoint({ services: openServices });
});

afterAll(async () => {
  await server.close();
  for (const close of closing) await close();
  await rm(dataDir, { recursive: true, force: true });
});

function unimplemented({ service, operations }: RegisteredService): string[] {
  return [...operations.keys()].filter((name) => !(name in service.operations));
}

describe('what is not implemented', () => {
  it.each(SERVICES)('has a page for %s', (name) => {
    expect(existsSync(`docs/compatibility/${name}.md`)).toBe(true);
  });

  it.each(SERVICES)('names the page of %s for each operation', async (name) => {
    const [target] = server.dispatcher.find(name);
    const operations = target ? unimplemented(target) : [];

    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) {
      const caller = { kind: 'service', principal: 'test' } as const;
      const run = server.dispatcher.run({ service: name, operation, input: {}, caller });

      await expect(run).rejects.toMatchObject({
        code: 'NotImplemented',
        detail: `support-bot: see docs/compatibility/${name}.md for what is.`,
      });
    }
  });

  it('names the overview for a service that is not there', async () => {
    const caller = { kind: 'service', principal: 'test' } as const;
    const run = server.dispatcher.run({ service: 'polly', operation: 'X', input: {}, caller });

    await expect(run).rejects.toMatchObject({
      detail: 'support-bot: see docs/compatibility/README.md for what is.',
    });
    expect(existsSync('docs/compatibility/README.md')).toBe(true);
  });

  it.each([
    ['s3', 'an operation', () => client(S3Client).send(new GetBucketAclCommand({ Bucket: 'b' }))],
    ['lambda', 'an operation', () => client(LambdaClient).send(new ListLayersCommand({}))],
    [
      'connect',
      'an operation',
      () => client(ConnectClient).send(new DescribeHoursOfOperationCommand({ ...HOURS })),
    ],
    [
      'connectparticipant',
      'an operation',
      () => client(ConnectParticipantClient).send(new GetAttachmentCommand({ ...ATTACHMENT })),
    ],
    [
      'sns',
      'an operation',
      () =>
        client(SNSClient).send(
          new CreatePlatformApplicationCommand({ Name: 'a', Platform: 'b', Attributes: {} }),
        ),
    ],
    [
      'sqs',
      'an option',
      () => client(SQSClient).send(new CreateQueueCommand({ QueueName: 'a.fifo' })),
    ],
    [
      'sqs',
      'a member that the model does not have',
      () =>
        withBody(client(SQSClient), '{"Extra":1}').send(new CreateQueueCommand({ QueueName: 'a' })),
    ],
  ])('names the page of %s on the wire for %s', async (name, _what, call) => {
    const error = await call().catch((thrown: Error) => thrown);

    expect(error).toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
    expect(JSON.stringify(error)).toContain(`docs/compatibility/${name}.md`);
  });
});

function client<Client>(Constructor: new (options: object) => Client): Client {
  const { endpoint, region, credentials } = server;
  return new Constructor({ endpoint, region, credentials, maxAttempts: 1, forcePathStyle: true });
}

/** Sends another body than the client's own, which leaves out what the model does not have. */
function withBody(sqs: SQSClient, body: string): SQSClient {
  sqs.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string; headers: Record<string, string> };
      request.body = body;
      request.headers['content-length'] = String(body.length);
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  return sqs;
}
