import { randomBytes } from 'node:crypto';

/** Returns an opaque version id of 32 URL-safe characters, as long as on AWS. */
export function newVersionId(): string {
  return randomBytes(24).toString('base64url');
}
