import { createHash } from 'node:crypto';

const HASH_DIGITS = 8;

/**
 * Returns a name for a resource that its template does not name: `<stack>-<logical id>`, the same at every start.
 * A name that is too long for its service is cut off and ends in a hash.
 */
export function physicalName(stackName: string, logicalId: string, maxLength: number): string {
  const name = `${stackName}-${logicalId}`;
  if (name.length <= maxLength) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_DIGITS);
  return `${name.slice(0, maxLength - HASH_DIGITS - 1)}-${hash}`;
}

const LEX_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Returns an id in the format of Lex, 10 characters `[0-9A-Z]`, that is the same at every start. */
export function lexId(stackName: string, logicalId: string): string {
  const digest = createHash('sha256').update(`${stackName}/${logicalId}`).digest();
  return [...digest.subarray(0, 10)].map((byte) => LEX_ALPHABET[byte % 36]).join('');
}
