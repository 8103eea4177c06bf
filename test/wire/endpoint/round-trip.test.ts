import { Readable } from 'node:stream';
import * as connect from '@aws-sdk/client-connect';
import * as connectParticipant from '@aws-sdk/client-connectparticipant';
import * as lambda from '@aws-sdk/client-lambda';
import * as lex from '@aws-sdk/client-lex-runtime-v2';
import * as s3 from '@aws-sdk/client-s3';
import * as ses from '@aws-sdk/client-ses';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as sts from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3_WIRE_TRAITS } from '../../../services/emulator/aws/s3/wire-traits.ts';
import type { WireTraits } from '../../../services/emulator/aws/service.ts';
import {
  type ClientModule,
  modelOf,
  type OperationModel,
} from '../../../services/emulator/aws/wire/schema.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { sampleOf } from '../../support/sample-of.ts';

interface Subject {
  readonly name: string;
  readonly client: ClientModule;
  readonly traits?: WireTraits;
  /** The operations that are served, of a client with hundreds of others; by default, all. */
  readonly only?: readonly string[];
  /** Operations that can't make the journey, each with the reason. */
  readonly without: Readonly<Record<string, string>>;
}

const EVENT_STREAM = 'its body is an event stream';
const UNSIGNED = 'its client sends it unsigned';

const subjects: readonly Subject[] = [
  {
    name: 'sts',
    client: sts,
    without: { AssumeRoleWithSAML: UNSIGNED, AssumeRoleWithWebIdentity: UNSIGNED },
  },
  { name: 'sqs', client: sqs, without: {} },
  { name: 'sns', client: sns, without: {} },
  { name: 'ses', client: ses, without: {} },
  { name: 'lambda', client: lambda, without: { InvokeWithResponseStream: EVENT_STREAM } },
  { name: 'lex', client: lex, without: { StartConversation: EVENT_STREAM } },
  { name: 'connect', client: connect, only: ['StartChatContact', 'StopContact'], without: {} },
  {
    name: 'connectparticipant',
    client: connectParticipant,
    traits: { bearer: { header: 'x-amz-bearer', signedAs: 'execute-api' } },
    without: {},
  },
  {
    name: 's3',
    client: s3,
    traits: S3_WIRE_TRAITS,
    without: {
      SelectObjectContent: EVENT_STREAM,
      ListDirectoryBuckets: 'its client signs it for another service',
      CreateSession: 'its client asks for it by itself, for directory buckets',
      WriteGetObjectResponse: 'its client puts the route into the host name',
    },
  },
];

/** Members that a client fills, renames or checks by itself, so that what arrives is not what was given. */
const FILLED_BY_CLIENT = new Set([
  'SSECustomerKey',
  'SSECustomerKeyMD5',
  'CopySourceSSECustomerKey',
  'CopySourceSSECustomerKeyMD5',
  'ContentMD5',
  'ContentLength',
  'ChecksumMode',
  'ChecksumCRC32',
  'ChecksumCRC32C',
  'ChecksumCRC64NVME',
  'ChecksumMD5',
  'ChecksumSHA1',
  'ChecksumSHA256',
  'ChecksumSHA512',
  'ChecksumXXHASH3',
  'ChecksumXXHASH64',
  'ChecksumXXHASH128',
  'Expires',
]);

let server: AwsEndpoint;
let arrived: unknown;
let answer: object;

beforeAll(async () => {
  const echo = async (input: unknown) => {
    arrived = await settled(input);
    return answer;
  };
  server = await startAwsEndpoint({
    services: subjects
      .filter(({ name }) => name !== 'sts')
      .map(({ name, client, traits }) => ({
        name,
        client,
        ...traits,
        operations: Object.fromEntries(modelOf(client).operations.map((o) => [o.name, echo])),
      })),
  });
});

afterAll(() => server.close());

describe.each(subjects.filter(({ name }) => name !== 'sts'))(
  'every operation of $name',
  ({ client, without, only }) => {
    const operations = modelOf(client).operations.filter(
      ({ name }) => !(name in without) && (only?.includes(name) ?? true),
    );
    const sdk = lazyClient(client);

    it.each(operations)('$name arrives as sent and comes back as answered', async (operation) => {
      const input = sample(operation.input);
      const output = sample(operation.output);
      answer = { ...output };

      const received = await sdk().send(commandOf(client, operation.name, input));

      expect(withoutFilled(arrived)).toStrictEqual(input);
      const { $metadata, ...result } = (await settled(received)) as { $metadata: object };
      expect(withoutFilled(result)).toStrictEqual(output);
      expect($metadata).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    });
  },
);

function withoutFilled(value: unknown): object {
  return Object.fromEntries(
    Object.entries(value as object).filter(([name]) => !FILLED_BY_CLIENT.has(name)),
  );
}

function sample(shape: OperationModel['input']): Record<string, unknown> {
  return (shape ? sampleOf(shape, FILLED_BY_CLIENT) : {}) as Record<string, unknown>;
}

type AnyClient = { send(command: unknown): Promise<object> };

function lazyClient(client: ClientModule): () => AnyClient {
  let made: AnyClient | undefined;
  return () => {
    made ??= new (
      client[
        Object.keys(client).find((name) => name.endsWith('Client') && !name.startsWith('__')) ?? ''
      ] as new (
        options: object,
      ) => AnyClient
    )({
      endpoint: server.endpoint,
      region: server.region,
      credentials: server.credentials,
      maxAttempts: 1,
      md5: false,
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    return made;
  };
}

function commandOf(client: ClientModule, name: string, input: object): object {
  const Command = client[`${name}Command`] as new (input: object) => object;
  return new Command({ ...input });
}

/** Reads streams to their end and makes all bytes Buffers, so that values can be compared. */
async function settled(value: unknown): Promise<unknown> {
  if (value instanceof Readable) return Buffer.concat(await value.toArray());
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return Promise.all(value.map(settled));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    await Promise.all(entries.map(async ([k, v]) => [k, await settled(v)])),
  );
}
