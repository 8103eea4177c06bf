import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../../contracts/error-of.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

describe('SQS errors on the wire', () => {
  let server: StorageServer;
  let sqs: SQSClient;
  let QueueUrl: string | undefined;
  beforeAll(async () => {
    server = await startStorageServer();
    sqs = new SQSClient(server);
    ({ QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'errors' })));
  });
  afterAll(async () => {
    sqs.destroy();
    await server.close();
  });

  it('have the class and the old code that clients expect', async () => {
    const call = sqs.send(new GetQueueUrlCommand({ QueueName: 'missing' }));

    const error = await call.catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(QueueDoesNotExist);
    expect(error).toMatchObject({
      name: 'QueueDoesNotExist',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
      message: 'The specified queue does not exist.',
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'FIFO queues',
      () =>
        sqs.send(
          new CreateQueueCommand({ QueueName: 'q.fifo', Attributes: { FifoQueue: 'true' } }),
        ),
    ],
    [
      'encryption with KMS',
      () =>
        sqs.send(
          new CreateQueueCommand({ QueueName: 'kms', Attributes: { KmsMasterKeyId: 'alias/x' } }),
        ),
    ],
    [
      'message groups',
      () =>
        sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageGroupId: 'tenant' })),
    ],
    [
      'moving dead letters back',
      () =>
        sqs.send(
          new StartMessageMoveTaskCommand({
            SourceArn: 'arn:aws:sqs:ca-central-1:000000000000:errors',
          }),
        ),
    ],
  ])('say that there are no %s', async (_what, call) => {
    expect(await errorOf(call())).toStrictEqual({ name: 'NotImplemented', status: 501 });
  });

  it.each([
    { MaxNumberOfMessages: 11 },
    { VisibilityTimeout: -1 },
    { WaitTimeSeconds: 21 },
    { ReceiveRequestAttemptId: 'a' },
  ])('refuse to receive with %j', async (more) => {
    const error = await errorOf(sqs.send(new ReceiveMessageCommand({ QueueUrl, ...more })));

    expect(error).toStrictEqual({ name: 'InvalidParameterValue', status: 400 });
  });
});
