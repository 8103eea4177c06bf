import { NotImplementedError } from '../errors.ts';

/**
 * Rejects a request with an option that the operation does not support, so that no option is silently ignored.
 * Throws NotImplemented, naming the option.
 */
export function refuseOtherOptions(
  operation: string,
  input: object,
  supported: ReadonlySet<string>,
): void {
  for (const [member, value] of Object.entries(input)) {
    if (value === undefined || supported.has(member)) continue;
    throw new NotImplementedError(`S3 ${operation} with ${member}`);
  }
}
