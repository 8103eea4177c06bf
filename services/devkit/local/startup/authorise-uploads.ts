import { type Authorise, refuseAnonymous } from '../../../emulator/aws/endpoint/dispatcher.ts';
import { AwsError } from '../../../emulator/aws/errors.ts';
import type { Call } from '../../../emulator/aws/service.ts';
import type { DataBudget } from './data-budget.ts';

/** Operations with which a client puts data of any size, or any number of records, into DATA_DIR. */
const WRITES: Readonly<Record<string, ReadonlySet<string>>> = {
  s3: new Set(['PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy']),
  sqs: new Set(['SendMessage', 'SendMessageBatch']),
  sns: new Set(['Publish', 'PublishBatch']),
  ses: new Set(['SendEmail', 'SendRawEmail']),
  lambda: new Set(['CreateFunction', 'UpdateFunctionCode']),
  // What is said in a chat has limits of its own.
  connect: new Set(['StartChatContact']),
};

/** Services that keep their data here, whatever keeps objects and messages. */
const ALWAYS_HERE = new Set(['lambda', 'connect']);

export interface UploadBudget {
  readonly budget: Pick<DataBudget, 'take' | 'problem'>;
  /** False if another process keeps objects, messages and mails. */
  readonly keepsStorage: boolean;
  /** False while this program deploys and seeds. */
  readonly isOpen: () => boolean;
  /** Returns the size of the object that a `CopySource` names, in bytes. */
  readonly sizeOf: (copySource: string) => Promise<number>;
}

/**
 * Creates the check that refuses uploads, messages and mails of clients once DATA_DIR has no room for them. What the
 * functions write with their own roles (tickets, their mails and notices, conversations) is never refused; a link that
 * they have signed for somebody is.
 */
export function authoriseUploads(options: UploadBudget): Authorise {
  const { budget, keepsStorage, isOpen } = options;
  return async (call, input) => {
    refuseAnonymous(call, input);
    if (!isOpen() || !isWrite(call) || !isByClient(call)) return;
    if (!ALWAYS_HERE.has(call.service) && !keepsStorage) return;
    if (!budget.take(await bytesOf(options, call, input))) throw refusal(call, budget.problem);
  };
}

function isWrite({ service, operation }: Call): boolean {
  return WRITES[service]?.has(operation) === true;
}

/** An internal call has no headers. */
function isByClient({ caller, headers, query }: Call): boolean {
  if (headers.host === undefined) return false;
  return caller.kind === 'root' || query.has('X-Amz-Signature');
}

async function bytesOf({ sizeOf }: UploadBudget, call: Call, input: CopyInput): Promise<number> {
  const { CopySource, CopySourceRange } = input;
  if (call.service !== 's3' || CopySource === undefined) return bytesOfBody(call);
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(CopySourceRange ?? '') ?? [];
  const size = await sizeOf(CopySource);
  return last === undefined ? size : Math.min(size, Math.max(0, Number(last) - Number(first) + 1));
}

interface CopyInput {
  readonly CopySource?: string;
  readonly CopySourceRange?: string;
}

function bytesOfBody({ headers }: Call): number {
  const bytes = Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? 0);
  return Number.isFinite(bytes) && bytes > 0 ? bytes : 0;
}

/**
 * Each service's own error for a caller that has used up what there is. Not a 503 for S3, because the SDKs would try
 * again with all the bytes.
 */
const REFUSALS: Readonly<Record<string, readonly [code: string, status: number, message: string]>> =
  {
    s3: ['InsufficientStorage', 507, 'There is no room left for this upload.'],
    sqs: ['OverLimit', 403, 'There is no room left for this message.'],
    sns: ['Throttled', 429, 'There is no room left for this message.'],
    ses: ['LimitExceeded', 400, 'There is no room left for this mail.'],
    lambda: ['CodeStorageExceededException', 400, 'Code storage limit exceeded.'],
    connect: ['LimitExceededException', 429, 'There is no room left for this chat.'],
  };

function refusal({ service }: Call, problem: string | undefined): AwsError {
  const detail = `support-bot: ${problem ?? 'there is no room for that many bytes under DATA_LIMIT, or on the disk'}`;
  const [code, status, message] = REFUSALS[service] ?? ['InsufficientStorage', 507, 'No room.'];
  return new AwsError(code, status, message, { detail });
}
