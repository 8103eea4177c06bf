import { invalidArgument } from './errors.ts';

/** Makes a continuation token: opaque to clients, it says after what to go on. */
export function writeToken(after: string): string {
  return Buffer.from(`1:${after}`).toString('base64url');
}

/** Throws InvalidArgument on a token that writeToken did not make. */
export function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (text.startsWith('1:')) return text.slice(2);
  throw invalidArgument('The continuation token provided is incorrect', {
    ArgumentName: 'continuation-token',
  });
}
