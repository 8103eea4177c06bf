import type { DataFolder } from '../../../base/durable/data-folder.ts';
import { AwsError } from '../../../emulator/aws/errors.ts';

/**
 * Returns what to answer to a call that failed because DATA_DIR is gone or was replaced: 503, which clients of AWS try
 * again. Undefined if the folder is not the reason.
 */
export async function explainByFolder(
  folderProblem: DataFolder['problem'],
): Promise<AwsError | undefined> {
  const problem = await folderProblem();
  if (problem === undefined) return undefined;
  const message = 'Service is unable to handle request.';
  return new AwsError('ServiceUnavailable', 503, message, { detail: `support-bot: ${problem}` });
}
