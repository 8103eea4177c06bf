import { invalidArgument } from './errors.ts';

/** Returns a continuation token, opaque to clients, for the page after this name. */
export function writeToken(after: string): string {
  return Buffer.from(`1:${after}`).toString('base64url');
}

/** Reads a continuation token. Throws InvalidArgument if `writeToken` did not create it. */
export function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (text.startsWith('1:')) return text.slice(2);
  throw invalidArgument('The continuation token provided is incorrect', {
    ArgumentName: 'continuation-token',
  });
}
