import { AwsError, NotImplementedError } from '../aws/errors.ts';
import type { Request } from './resource-type.ts';

/** The call's result, or undefined where it fails with one of these codes. */
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

/** Whether a thing is there: the call finds it, or fails with 404 or one of these codes. */
export async function isThere(
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

/** Sets what a property asks for; where the local service has no such thing, says so and goes on. */
export async function whereSupported(
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
