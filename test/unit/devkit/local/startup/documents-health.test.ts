import type { SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { reportDocuments } from '../../../../../services/devkit/local/startup/documents-health.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';
import { PATIENCE } from '../../../../support/patience.ts';

const health = new Health(['documents']);
const state = () => health.report().components.documents;
let waiting: { visible: number; inFlight: number }[];
let ended: AbortController;

beforeEach(() => {
  health.set('documents', 'starting');
  ended = new AbortController();
});

/** A queue that reports one pair of numbers after the other, and then the last one for ever. */
const sqs = {
  async send() {
    const [next = { visible: 0, inFlight: 0 }] =
      waiting.length > 1 ? waiting.splice(0, 1) : waiting;
    return {
      Attributes: {
        ApproximateNumberOfMessages: String(next.visible),
        ApproximateNumberOfMessagesNotVisible: String(next.inFlight),
      },
    };
  },
} as unknown as SQSClient;

const report = (times: object) =>
  reportDocuments({ sqs, queueUrl: 'queue', health, ended: ended.signal, times });

describe('the documents in /healthz', () => {
  it('are ready once no upload waits', async () => {
    waiting = [
      { visible: 2, inFlight: 1 },
      { visible: 0, inFlight: 1 },
      { visible: 0, inFlight: 0 },
    ];

    await report({ pollMs: 1 });

    expect(state()).toStrictEqual({ state: 'ready' });
    expect(waiting).toHaveLength(1);
  });

  it('are ready, with a word about it, when a dead process has uploads in flight', async () => {
    waiting = [{ visible: 0, inFlight: 3 }];

    await report({ pollMs: 1, abandonedMs: 5 });

    expect(state()?.state).toBe('ready');
    expect(state()?.detail).toContain('3 uploads');
  });

  it('are ready when a dead process has uploads in flight though new ones come and go', async () => {
    const busy = [
      { visible: 0, inFlight: 3 },
      { visible: 2, inFlight: 4 },
      { visible: 0, inFlight: 4 },
      { visible: 1, inFlight: 3 },
    ];
    waiting = Array.from({ length: 100 }, () => busy).flat();

    await report({ pollMs: 1, abandonedMs: 5, limitMs: 60_000 });

    expect(waiting.length).toBeGreaterThan(1);
    expect(state()?.state).toBe('ready');
    expect(state()?.detail).toContain('3 uploads');
  });

  it('have failed when the indexer does not catch up, and are ready when it does', async () => {
    waiting = [{ visible: 1, inFlight: 0 }];
    await report({ pollMs: 1, limitMs: 5, laterPollMs: 1 });
    expect(state()?.state).toBe('failed');

    waiting = [{ visible: 0, inFlight: 0 }];

    await vi.waitFor(() => expect(state()?.state).toBe('ready'), PATIENCE);
  });

  it('are no longer looked at once the product ends', async () => {
    waiting = [{ visible: 1, inFlight: 0 }];
    const reported = report({ pollMs: 1 });
    ended.abort();

    await reported;

    expect(state()?.state).toBe('starting');
  });
});
