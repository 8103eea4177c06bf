import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { ReportStore } from '../../helpdesk/documents/index-report.ts';
import type { PassageIndex } from '../../helpdesk/documents/passage-index.ts';
import { type IndexChangesDeps, indexChanges } from './index-changes.ts';
import { messagesByTarget } from './messages-by-target.ts';

/** The stores that the documents of a message go into. */
export interface TargetStores {
  readonly passages: PassageIndex;
  readonly report: ReportStore;
}

/** The index that answers, or one that is being filled to take its place. */
export interface Targets {
  /** The alias that functions search. */
  readonly alias: string;
  /** What the stores are of an index; of the one that answers if none is named. */
  storesOf(index: string | undefined): TargetStores;
  /** Whether an index exists. */
  exists(index: string): Promise<boolean>;
}

export interface IndexByTargetDeps extends Omit<IndexChangesDeps, 'passages' | 'report'> {
  readonly targets: Targets;
}

/**
 * Indexes the documents of a batch, each into the index that its message names. Messages for an index that is no more
 * are done: the work that they belong to was given up. Resolves with the messages to be redelivered.
 */
export async function indexByTarget(
  { targets, ...deps }: IndexByTargetDeps,
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const [target, messages] of messagesByTarget(records, targets.alias)) {
    if (target !== undefined && !(await targets.exists(target))) {
      deps.log.warn({ target, messages: messages.length }, 'messages for an index that is no more');
      continue;
    }
    const response = await indexChanges({ ...deps, ...targets.storesOf(target) }, messages);
    batchItemFailures.push(...response.batchItemFailures);
  }
  return { batchItemFailures };
}
