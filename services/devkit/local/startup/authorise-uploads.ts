import { type Authorise, refuseAnonymous } from '../../../emulator/aws/endpoint/dispatcher.ts';
import { AwsError } from '../../../emulator/aws/errors.ts';
import type { Call } from '../../../emulator/aws/service.ts';
import type { DataBudget } from './data-budget.ts';

/** Operations with which a client puts data of any size into DATA_DIR. */
const UPLOADS: Readonly<Record<string, ReadonlySet<string>>> = {
  s3: new Set(['PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy']),
  lambda: new Set(['CreateFunction', 'UpdateFunctionCode']),
};

export interface UploadBudget {
  readonly budget: Pick<DataBudget, 'take' | 'problem'>;
  /** False if another process keeps the objects. */
  readonly keepsObjects: boolean;
  /** False while this program deploys and seeds. */
  readonly isOpen: () => boolean;
}

/**
 * Creates the check that refuses uploads of clients once DATA_DIR has no room for them. What the functions write with
 * their own roles (tickets, conversations) is never refused; a link that they have signed for somebody is.
 */
export function authoriseUploads({ budget, keepsObjects, isOpen }: UploadBudget): Authorise {
  return (call, input) => {
    refuseAnonymous(call, input);
    if (!isOpen() || !isUpload(call) || !isByClient(call)) return;
    if (call.service === 's3' && !keepsObjects) return;
    if (!budget.take(bytesOf(call))) throw refusal(call, budget.problem);
  };
}

function isUpload({ service, operation }: Call): boolean {
  return UPLOADS[service]?.has(operation) === true;
}

/** An internal call has no headers. */
function isByClient({ caller, headers, query }: Call): boolean {
  if (headers.host === undefined) return false;
  return caller.kind === 'root' || query.has('X-Amz-Signature');
}

function bytesOf({ headers }: Call): number {
  const bytes = Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? 0);
  return Number.isFinite(bytes) && bytes > 0 ? bytes : 0;
}

/** Not a 503, because the SDKs would try again. */
function refusal({ service }: Call, problem: string | undefined): AwsError {
  const detail = `support-bot: ${problem ?? 'there is no room for that many bytes under DATA_LIMIT, or on the disk'}`;
  if (service === 'lambda') {
    const message = 'Code storage limit exceeded.';
    return new AwsError('CodeStorageExceededException', 400, message, { detail });
  }
  const message = 'There is no room left for this upload.';
  return new AwsError('InsufficientStorage', 507, message, { detail });
}
