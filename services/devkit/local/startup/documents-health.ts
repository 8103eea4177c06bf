import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Health } from '../web/health.ts';

export interface DocumentsHealthDeps {
  readonly sqs: SQSClient;
  /** The queue of the uploads that wait for the indexer. */
  readonly queueUrl: string;
  readonly health: Pick<Health, 'set'>;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  readonly times?: Partial<Times>;
}

interface Times {
  readonly pollMs: number;
  /** Uploads in flight for longer than this were received by a process that has ended. */
  readonly abandonedMs: number;
  readonly limitMs: number;
  /** The interval once the limit is over. */
  readonly laterPollMs: number;
}

const TIMES: Times = { pollMs: 50, abandonedMs: 10_000, limitMs: 60_000, laterPollMs: 2000 };

interface Waiting {
  readonly visible: number;
  readonly inFlight: number;
}

/**
 * Waits until no upload waits for the indexer and reports that in `/healthz`, so that "ready" means that a first question
 * finds its answer. Resolves after a minute in any case: then `/healthz` reports a problem with the indexer until it has
 * caught up.
 */
export async function reportDocuments(deps: DocumentsHealthDeps): Promise<void> {
  const times = { ...TIMES, ...deps.times };
  if (await waitUntilCaughtUp(deps, times.pollMs, times.limitMs, times.abandonedMs)) return;
  if (deps.ended.aborted) return;
  deps.health.set('documents', 'failed', 'uploads wait for the indexer; its log says why');
  void waitUntilCaughtUp(deps, times.laterPollMs, Number.POSITIVE_INFINITY, times.abandonedMs);
}

/** Returns false if the time is over, or the product has ended. */
async function waitUntilCaughtUp(
  deps: DocumentsHealthDeps,
  pollMs: number,
  limitMs: number,
  abandonedMs: number,
): Promise<boolean> {
  const began = performance.now();
  // New uploads come and go; those of a dead process stay in flight, so the smallest number counts.
  let fewest = Number.POSITIVE_INFINITY;
  let fewestSince = began;
  while (!deps.ended.aborted && performance.now() - began < limitMs) {
    const found = await countUploads(deps).catch(() => undefined);
    if (found?.visible === 0) {
      if (found.inFlight === 0) return reportReady(deps);
      const now = performance.now();
      if (found.inFlight < fewest) {
        fewest = found.inFlight;
        fewestSince = now;
      } else if (now - fewestSince >= abandonedMs) return reportReady(deps, fewest);
    }
    await pause(pollMs, undefined, { signal: deps.ended, ref: false }).catch(() => {});
  }
  return false;
}

function reportReady({ health }: DocumentsHealthDeps, abandoned = 0): true {
  const detail =
    abandoned > 0
      ? `${abandoned} uploads were being indexed when a process ended; the queue hands them out again within its time-out`
      : undefined;
  health.set('documents', 'ready', detail);
  return true;
}

async function countUploads({ sqs, queueUrl }: DocumentsHealthDeps): Promise<Waiting> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
}
