import { randomBytes } from 'node:crypto';

/** An opaque version id of 32 URL-safe characters, as long as Amazon's. */
export function newVersionId(): string {
  return randomBytes(24).toString('base64url');
}
