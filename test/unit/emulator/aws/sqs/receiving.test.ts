import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../../../services/emulator/aws/service.ts';
import { openSqs, type Sqs } from '../../../../../services/emulator/aws/sqs/service.ts';
import { PATIENCE } from '../../../../support/patience.ts';

interface Received {
  readonly Messages?: readonly { readonly Body: string; readonly ReceiptHandle: string }[];
}

const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';

describe('receiving', () => {
  let dataDir: string;
  let sqs: Sqs;
  let time: number;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sqs-'));
    time = 1_000_000;
    sqs = await open();
    await run('CreateQueue', { QueueName: 'q' });
  });
  afterEach(async () => {
    await sqs.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const open = () => openSqs({ dataDir, clock: { now: () => new Date(time) } });
  const run = (operation: string, input: object, call = aCall()) =>
    sqs.service.operations[operation]?.(input as never, call) as Promise<object>;
  const send = (MessageBody: string) => run('SendMessage', { QueueUrl, MessageBody });
  const receive = async (more: object = {}, call = aCall()) => {
    const { Messages = [] } = (await run(
      'ReceiveMessage',
      { QueueUrl, MaxNumberOfMessages: 10, ...more },
      call,
    )) as Received;
    return Messages;
  };
  const bodies = async (more: object = {}) => (await receive(more)).map(({ Body }) => Body);

  it('returns a message again exactly when its visibility timeout expires', async () => {
    await send('m');
    await receive();
    time += 29_999;
    const early = await bodies();
    time += 1;

    expect(early).toStrictEqual([]);
    expect(await bodies()).toStrictEqual(['m']);
  });

  it('forgets messages after the retention period, also in a queue that nobody reads', async () => {
    const DAY_MS = 24 * 3_600_000;
    const [queue = ''] = await readdir(join(dataDir, 'sqs'));
    const read = () => readFile(join(dataDir, 'sqs', queue, 'messages.ndjson'), 'utf8');
    for (let n = 0; n < 1100; n += 1) await send(`old ${n}`);
    time += 5 * DAY_MS;
    await send('new');
    await vi.waitFor(async () => expect(await read()).not.toContain('old'), PATIENCE);

    expect(await bodies()).toStrictEqual(['new']);
  });

  it('returns a message to only one of two concurrent receivers', async () => {
    await run('CreateQueue', { QueueName: 'dead' });
    await run('SetQueueAttributes', {
      QueueUrl,
      Attributes: {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: 'arn:aws:sqs:ca-central-1:000000000000:dead',
          maxReceiveCount: 3,
        }),
      },
    });
    await send('m');

    const both = await Promise.all([bodies(), bodies()]);

    expect(both.flat()).toStrictEqual(['m']);
  });

  it('makes only messages received by this process visible when reopened', async () => {
    await send('inside');
    await receive({}, aCall(undefined, { kind: 'service', principal: 'lambda.amazonaws.com' }));
    await send('outside');
    await receive();

    await sqs.close();
    sqs = await open();

    expect(await bodies()).toStrictEqual(['inside']);
  });

  it('drops messages older than the retention period', async () => {
    await send('old');
    time += 345_600_000 - 1000;
    await send('new');
    time += 1001;

    expect(await bodies()).toStrictEqual(['new']);
  });

  it('deletes nothing by a stale receipt handle', async () => {
    await send('m');
    const [first] = await receive();
    time += 30_000;
    const [second] = await receive();

    await run('DeleteMessage', { QueueUrl, ReceiptHandle: first?.ReceiptHandle });
    time += 30_000;
    const again = await bodies();
    await run('DeleteMessage', { QueueUrl, ReceiptHandle: second?.ReceiptHandle });

    expect(again).toStrictEqual(['m']);
  });

  it('receives no message for a disconnected client', async () => {
    const gone = new AbortController();
    const waiting = receive({ WaitTimeSeconds: 20 }, aCall(gone.signal));
    gone.abort();
    const nothing = await waiting;
    await send('m');

    expect(nothing).toStrictEqual([]);
    expect(await bodies()).toStrictEqual(['m']);
  });

  it('ends with an empty result when the service closes', async () => {
    const waiting = receive({ WaitTimeSeconds: 20 });
    await sqs.close();

    expect(await waiting).toStrictEqual([]);
    sqs = await open();
  });

  it('keeps deletions and receipt handles after a restart', async () => {
    await send('done');
    await send('open');
    const [done, pending] = await receive();
    await run('DeleteMessage', { QueueUrl, ReceiptHandle: done?.ReceiptHandle });
    await sqs.close();

    sqs = await open();
    const hidden = await bodies();
    await run('DeleteMessage', { QueueUrl, ReceiptHandle: pending?.ReceiptHandle });
    time += 30_000;

    expect(hidden).toStrictEqual([]);
    expect(await bodies()).toStrictEqual([]);
  });

  it('keeps every message while the journal is rewritten', async () => {
    await send('kept');
    for (let round = 0; round < 600; round += 1) {
      const [message] = await receive({ VisibilityTimeout: 0 });
      await run('ChangeMessageVisibility', {
        QueueUrl,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: 0,
      }).catch(() => undefined);
      await send(`passing ${round}`);
      const passing = (await receive({ VisibilityTimeout: 1 })).find(({ Body }) =>
        Body.startsWith('passing'),
      );
      await run('DeleteMessage', { QueueUrl, ReceiptHandle: passing?.ReceiptHandle });
      time += 1000;
    }
    await sqs.close();

    sqs = await open();
    time += 60_000;

    expect(await bodies()).toStrictEqual(['kept']);
  });
});

function aCall(
  signal = new AbortController().signal,
  caller: Call['caller'] = { kind: 'anonymous' },
): Call {
  return {
    requestId: 'r-1',
    service: 'sqs',
    operation: 'ReceiveMessage',
    region: 'ca-central-1',
    accountId: '000000000000',
    caller,
    endpoint: 'http://127.0.0.1:4566',
    headers: {},
    query: new URLSearchParams(),
    trailers: {},
    signal,
  };
}
