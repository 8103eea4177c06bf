import { AwsError, NotImplementedError } from '../aws/errors.ts';
import type { Request } from './resource-type.ts';

/** Returns the call's result, or undefined if it fails with one of these codes. */
export async function undefinedOn<T>(
  codes: readonly string[],
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AwsError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

/** Returns true if the call succeeds, and false if it fails with status 404 or one of these codes. */
export async function exists(
  call: () => Promise<unknown>,
  missingCodes: readonly string[] = [],
): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof AwsError && (error.status === 404 || missingCodes.includes(error.code))) {
      return false;
    }
    throw error;
  }
}

/** Makes a call that deletes something, and ignores an answer of status 404 or one of these codes. */
export async function ignoreMissing(
  call: () => Promise<unknown>,
  missingCodes: readonly string[] = [],
): Promise<void> {
  await exists(call, missingCodes);
}

/** Makes the call that a property asks for. Reports the property as unsupported if the local service answers 501. */
export async function reportIfUnsupported(
  request: Pick<Request, 'reportUnsupported'>,
  property: string,
  call: () => Promise<unknown>,
): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof NotImplementedError)) throw error;
    request.reportUnsupported(`${property}: ${error.message}`);
  }
}
