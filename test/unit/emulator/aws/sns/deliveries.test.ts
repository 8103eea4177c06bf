import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordFolder } from '../../../../../services/base/durable/record-folder.ts';
import { silentLog } from '../../../../../services/base/log.ts';
import {
  Deliveries,
  type PendingMessage,
} from '../../../../../services/emulator/aws/sns/delivery/deliveries.ts';
import { PermanentFailure } from '../../../../../services/emulator/aws/sns/delivery/permanent-failure.ts';
import { retryDelayMs } from '../../../../../services/emulator/aws/sns/delivery/retry-delay.ts';
import { openSnsStore } from '../../../../../services/emulator/aws/sns/store.ts';
import type { Subscription } from '../../../../../services/emulator/aws/sns/topic.ts';

const TOPIC = 'arn:aws:sns:ca-central-1:000000000000:t';
const message = {
  type: 'Notification' as const,
  messageId: 'message-1',
  topicArn: TOPIC,
  timestamp: '2026-11-22T20:00:00.000Z',
  bodies: { default: 'Hello' },
  attributes: {},
};

function aSubscription(name: string, protocol: Subscription['protocol'] = 'sqs'): Subscription {
  return {
    arn: `${TOPIC}:${name}`,
    topicArn: TOPIC,
    protocol,
    endpoint: name,
    isConfirmed: true,
    wasAuthenticated: true,
    token: '',
    tokenExpiresAt: '',
    attributes: {},
  };
}

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'deliveries-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Opens the deliveries on the same folder each time, as a restarted process does. */
async function start(subscriptions: readonly Subscription[]) {
  const store = await openSnsStore(dataDir);
  for (const one of subscriptions) await store.putSubscription(one);
  const waiting = await openRecordFolder<PendingMessage>(join(dataDir, 'sns', 'deliveries'));
  const delivered: string[] = [];
  const failures = new Map<string, Error>();
  const due: { ms: number; action: () => void }[] = [];
  const deliveries = new Deliveries({
    store,
    waiting,
    log: silentLog,
    timers: {
      after(ms, action) {
        due.push({ ms, action });
        return () => {};
      },
    },
    async deliver(_message, { endpoint }) {
      const failure = failures.get(endpoint);
      if (failure) throw failure;
      delivered.push(endpoint);
    },
  });
  const settled = () => deliveries.close();
  return { store, deliveries, delivered, failures, due, waiting, settled };
}

describe('an accepted message', () => {
  it('is on disk before it is acknowledged, and removed once every subscriber has it', async () => {
    const one = await start([aSubscription('a'), aSubscription('b')]);

    await one.deliveries.accept(message, one.store.subscriptions());
    const kept = one.waiting.get('message-1')?.pending;
    await one.settled();

    expect(kept).toStrictEqual([`${TOPIC}:a`, `${TOPIC}:b`]);
    expect(one.delivered).toStrictEqual(['a', 'b']);
    expect((await start([])).waiting.list()).toStrictEqual([]);
  });

  it('is delivered by the next process to the subscribers that are still pending', async () => {
    const one = await start([aSubscription('a'), aSubscription('b')]);
    one.failures.set('b', new Error('not now'));
    await one.deliveries.accept(message, one.store.subscriptions());
    await one.settled();

    const next = await start([]);
    next.deliveries.resume();
    await next.settled();

    expect(one.delivered).toStrictEqual(['a']);
    expect(next.delivered).toStrictEqual(['b']);
    expect(next.waiting.list()).toStrictEqual([]);
  });

  it('is tried again later when a subscriber fails', async () => {
    const one = await start([aSubscription('a')]);
    one.failures.set('a', new Error('not now'));
    await one.deliveries.accept(message, one.store.subscriptions());
    await expect.poll(() => one.due.length).toBe(1);

    one.failures.clear();
    one.due[0]?.action();
    await one.settled();

    expect(one.due[0]?.ms).toBe(1000);
    expect(one.delivered).toStrictEqual(['a']);
    expect(one.waiting.list()).toStrictEqual([]);
  });

  it('is given up when a subscriber will never accept it', async () => {
    const one = await start([aSubscription('a')]);
    one.failures.set('a', new PermanentFailure('no such queue'));

    await one.deliveries.accept(message, one.store.subscriptions());
    await one.settled();

    expect(one.due).toStrictEqual([]);
    expect(one.waiting.list()).toStrictEqual([]);
  });

  it('is not delivered to a subscriber who has unsubscribed since', async () => {
    const one = await start([aSubscription('a')]);
    const subscriptions = one.store.subscriptions();
    await one.store.removeSubscription(`${TOPIC}:a`);

    await one.deliveries.accept(message, subscriptions);
    await one.settled();

    expect(one.delivered).toStrictEqual([]);
    expect(one.waiting.list()).toStrictEqual([]);
  });
});

describe('the next try', () => {
  it.each([
    ['http', [20_000, 20_000, 20_000, undefined]],
    ['sqs', [1_000, 2_000, 4_000, 8_000]],
  ] as const)('of %s comes after %j ms', (protocol, delays) => {
    expect([1, 2, 3, 4].map((failures) => retryDelayMs(protocol, failures))).toStrictEqual(delays);
  });

  it('never comes later than five minutes', () => {
    expect(retryDelayMs('sqs', 4000)).toBe(300_000);
  });
});
