import { NotImplementedError } from '../errors.ts';

/**
 * Refuses a request that sets a member which the operation does not act on: an option is carried out or named in a
 * 501, never ignored.
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
