import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { bundled, type LambdaServer, startLambdaServer } from './lambda-server.ts';

/** Sends every record that it gets on to the queue named in DONE; fails those that say so. */
const RELAY = `
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const sqs = new SQSClient({});
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const record of Records) {
    if (record.body === 'throw') throw new Error('as asked');
    if (record.body === 'fail') batchItemFailures.push({ itemIdentifier: record.messageId });
    else await sqs.send(new SendMessageCommand({ QueueUrl: process.env.DONE, MessageBody: JSON.stringify(record) }));
  }
  return { batchItemFailures };
};`;

const relay = bundled(RELAY);
let server: LambdaServer;
let source: string;
let done: string;
const queueArn = 'arn:aws:sqs:ca-central-1:000000000000:source';

beforeEach(async () => {
  server = await startLambdaServer();
  source = await createQueue('source');
  done = await createQueue('done');
  await server.deploy('relay', await relay, {
    Timeout: 20,
    MemorySize: 512,
    Environment: { Variables: { DONE: done } },
  });
});
afterEach(() => server.close());

async function createQueue(name: string): Promise<string> {
  const Attributes = { VisibilityTimeout: '30' };
  const { QueueUrl } = await server.sqs.send(
    new CreateQueueCommand({ QueueName: name, Attributes }),
  );
  return QueueUrl ?? '';
}

async function map(more = {}): Promise<string> {
  const { UUID } = await server.client.send(
    new CreateEventSourceMappingCommand({
      FunctionName: 'relay',
      EventSourceArn: queueArn,
      ...more,
    }),
  );
  return UUID ?? '';
}

const send = (body: string, more = {}) =>
  server.sqs.send(new SendMessageCommand({ QueueUrl: source, MessageBody: body, ...more }));

async function received(): Promise<Record<string, unknown>> {
  const { Messages } = await server.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: done, WaitTimeSeconds: 10 }),
  );
  return JSON.parse(Messages?.[0]?.Body ?? '{}');
}

/** Visible and invisible messages of the source. */
async function left(): Promise<string> {
  const { Attributes } = await server.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: source, AttributeNames: ['All'] }),
  );
  return `${Attributes?.ApproximateNumberOfMessages}+${Attributes?.ApproximateNumberOfMessagesNotVisible}`;
}

describe('an event-source mapping', () => {
  it('sends the function messages in the shape of an SQS event and deletes them', async () => {
    await map();

    await send('hello', {
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'greeting' } },
    });
    const record = await received();

    expect(record).toMatchObject({
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: 'hello',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
      messageAttributes: {
        kind: {
          stringValue: 'greeting',
          stringListValues: [],
          binaryListValues: [],
          dataType: 'String',
        },
      },
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: 'ca-central-1',
    });
    await vi.waitFor(async () => expect(await left()).toBe('0+0'), PATIENCE);
  });

  it('leaves the messages that the function reports as failed', async () => {
    const UUID = await map({ FunctionResponseTypes: ['ReportBatchItemFailures'] });

    await send('fail');
    await send('fine');
    const record = await received();

    expect(record.body).toBe('fine');
    await vi.waitFor(async () => expect(await left()).toBe('0+1'), PATIENCE);
    const mapping = await server.client.send(new GetEventSourceMappingCommand({ UUID }));
    expect(mapping.LastProcessingResult).toMatch(/^(OK|PROBLEM: Function call failed)$/);
  });

  it('leaves a whole batch if the function throws', async () => {
    const UUID = await map();

    await send('throw');

    await vi.waitFor(async () => {
      const mapping = await server.client.send(new GetEventSourceMappingCommand({ UUID }));
      expect(mapping.LastProcessingResult).toBe('PROBLEM: Function call failed');
    }, PATIENCE);
    expect(await left()).toBe('0+1');
  });

  it('puts back at once what its end cuts off', async () => {
    await server.deploy(
      'slow',
      'export const handler = () => new Promise((end) => setTimeout(end, 20_000));',
      {
        Timeout: 20,
      },
    );
    await map({ FunctionName: 'slow' });
    await send('cut off');
    await vi.waitFor(
      () => expect(server.lambda.list().map(({ processes }) => processes.busy)).toContain(1),
      PATIENCE,
    );

    await server.lambda.close();

    expect(await left()).toBe('1+0');
  });

  it('takes nothing while it is disabled', async () => {
    const UUID = await map({ Enabled: false });
    await send('later');
    expect(await left()).toBe('1+0');

    const { State } = await server.client.send(
      new UpdateEventSourceMappingCommand({ UUID, Enabled: true, BatchSize: 5 }),
    );

    expect(State).toBe('Enabled');
    expect((await received()).body).toBe('later');
  });

  it('is listed by function and by queue, and can be deleted', async () => {
    const UUID = await map();

    const byFunction = await server.client.send(
      new ListEventSourceMappingsCommand({ FunctionName: 'relay' }),
    );
    const byOther = await server.client.send(
      new ListEventSourceMappingsCommand({ EventSourceArn: `${queueArn}-other` }),
    );
    const deleted = await server.client.send(new DeleteEventSourceMappingCommand({ UUID }));

    expect(byFunction.EventSourceMappings).toHaveLength(1);
    expect(byFunction.EventSourceMappings?.[0]).toMatchObject({
      UUID,
      BatchSize: 10,
      EventSourceArn: queueArn,
      FunctionArn: 'arn:aws:lambda:ca-central-1:000000000000:function:relay',
      State: 'Enabled',
    });
    expect(byOther.EventSourceMappings).toStrictEqual([]);
    expect(deleted.State).toBe('Deleting');
    await expect(
      server.client.send(new GetEventSourceMappingCommand({ UUID })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is there once for a queue and a function', async () => {
    const UUID = await map();

    await expect(map()).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: expect.stringContaining(UUID),
    });
  });

  it.each([
    [
      'a queue that is not there',
      { EventSourceArn: `${queueArn}-missing` },
      'InvalidParameterValueException',
    ],
    ['a batch of 11 without a window', { BatchSize: 11 }, 'InvalidParameterValueException'],
    ['a filter', { FilterCriteria: { Filters: [{ Pattern: '{}' }] } }, 'NotImplemented'],
    [
      'a table',
      { EventSourceArn: 'arn:aws:dynamodb:ca-central-1:000000000000:table/x/stream/y' },
      'NotImplemented',
    ],
  ])('refuses %s', async (_what, settings, name) => {
    await expect(map(settings)).rejects.toMatchObject({ name });
  });
});
