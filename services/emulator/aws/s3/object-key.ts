import { AwsError } from '../errors.ts';
import { LIMITS } from './limits.ts';

/** Returns the key of a write. Throws KeyTooLongError if it is longer than 1,024 bytes of UTF-8. */
export function checkedKey(key: string | undefined): string {
  const bytes = Buffer.byteLength(key ?? '');
  if (bytes > LIMITS.keyBytes) {
    throw new AwsError('KeyTooLongError', 400, 'Your key is too long', {
      members: { Size: bytes, MaxSizeAllowed: LIMITS.keyBytes },
    });
  }
  return key ?? '';
}
