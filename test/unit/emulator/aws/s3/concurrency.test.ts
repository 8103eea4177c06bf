import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Buckets } from '../../../../../services/emulator/aws/s3/buckets.ts';
import { openSqs } from '../../../../../services/emulator/aws/sqs/service.ts';

describe('concurrently', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'together-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const aBucket = {
    name: 'b-1',
    region: 'ca-central-1',
    createdAt: '2026-01-01T00:00:00.000Z',
    configurations: {},
  };

  it('settings of one bucket are all kept', async () => {
    const buckets = await Buckets.open(folder, () => undefined);
    await buckets.create(aBucket);

    const names = ['encryption', 'policy', 'cors', 'tagging'];
    await Promise.all(names.map((name) => buckets.configure('b-1', name, name)));

    const kept = (await Buckets.open(folder, () => undefined)).find('b-1')?.configurations;
    expect(Object.keys(kept ?? {}).toSorted()).toStrictEqual(names.toSorted());
  });

  it('one bucket is created once', async () => {
    const buckets = await Buckets.open(folder, () => undefined);

    const made = await Promise.all([1, 2, 3].map(() => buckets.create(aBucket)));

    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('one queue is created once, with all its messages', async () => {
    const sqs = await openSqs({ dataDir: folder });
    const call = { endpoint: 'http://e', region: 'ca-central-1', caller: { kind: 'anonymous' } };
    const run = (operation: string, input: object) =>
      sqs.service.operations[operation]?.(input as never, call as never);
    const QueueUrl = 'http://e/000000000000/q';

    await Promise.all([1, 2, 3].map(() => run('CreateQueue', { QueueName: 'q' })));
    await run('SendMessage', { QueueUrl, MessageBody: 'm' });
    const { Attributes } = (await run('GetQueueAttributes', {
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    })) as { Attributes: Record<string, string> };
    await sqs.close();

    expect(Attributes).toStrictEqual({ ApproximateNumberOfMessages: '1' });
  });
});
