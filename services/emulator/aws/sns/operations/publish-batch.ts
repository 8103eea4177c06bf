import type {
  BatchResultErrorEntry,
  PublishBatchInput,
  PublishBatchRequestEntry,
  PublishBatchResponse,
  PublishBatchResultEntry,
} from '@aws-sdk/client-sns';
import { AwsError } from '../../errors.ts';
import type { SnsDeps } from '../deps.ts';
import { publish } from './publish.ts';

const MAX_ENTRIES = 10;
const MAX_BATCH_BYTES = 262_144;
const ENTRY_ID = /^[A-Za-z0-9_-]{1,80}$/;

/** SNS PublishBatch. Each entry succeeds or fails on its own. */
export async function publishBatch(
  deps: SnsDeps,
  { TopicArn, PublishBatchRequestEntries: entries = [] }: PublishBatchInput,
): Promise<PublishBatchResponse> {
  assertBatch(entries);
  const topicArn = deps.store.topic(TopicArn).arn;
  const Successful: PublishBatchResultEntry[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const { Id, ...fields } of entries) {
    try {
      const { MessageId } = await publish(deps, { ...fields, TopicArn: topicArn });
      Successful.push({ Id, MessageId });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

function assertBatch(entries: readonly PublishBatchRequestEntry[]): void {
  const ids = entries.map(({ Id = '' }) => Id);
  if (entries.length === 0)
    throw batchError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (entries.length > MAX_ENTRIES) {
    throw batchError(
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    );
  }
  if (!ids.every((id) => ENTRY_ID.test(id))) {
    throw batchError(
      'InvalidBatchEntryId',
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    );
  }
  if (new Set(ids).size < ids.length) {
    throw batchError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  const size = entries.reduce((sum, { Message = '' }) => sum + Buffer.byteLength(Message), 0);
  if (size > MAX_BATCH_BYTES) {
    throw batchError(
      'BatchRequestTooLong',
      'The length of all the batch messages put together is more than the limit.',
    );
  }
}

function batchError(code: string, message: string): AwsError {
  return new AwsError(code, 400, message);
}
