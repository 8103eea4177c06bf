import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { WireRequest } from '../../wire/request.ts';
import type { ReceivedRequest } from '../wire-request.ts';
import type { Signature } from './signed-request.ts';

/** Returns a hex SHA-256. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** What a signature covers in addition to the head of the request. */
export interface SignedContent {
  /** Hex SHA-256 of the body, or one of the fixed words that stand for it. */
  readonly payloadHash: string;
  /** See WireTraits in service.ts. */
  readonly isPathSignedAsSent?: boolean | undefined;
}

/**
 * Returns the canonical form that a client has signed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(
  { request, rawQuery }: ReceivedRequest,
  signature: Signature,
  { payloadHash, isPathSignedAsSent = false }: SignedContent,
): string {
  const headers = signature.signedHeaders.map(
    (name) => `${name}:${canonicalHeader(request, name)}\n`,
  );
  return [
    request.method,
    isPathSignedAsSent ? pathAsSent(request.path) : normalisedPath(request.path),
    canonicalQuery(rawQuery),
    headers.join(''),
    signature.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function canonicalHeader(request: WireRequest, name: string): string {
  return (request.headers[name] ?? '').trim().replace(/ {2,}/g, ' ');
}

/** The path encoded once, otherwise unchanged. */
function pathAsSent(path: string): string {
  return path
    .split('/')
    .map((segment) => encode(decode(segment)))
    .join('/');
}

/** The path without empty and dot segments, encoded a second time. */
function normalisedPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(encode(segment));
  }
  const tail = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${tail}`;
}

function canonicalQuery(rawQuery: string): string {
  return (
    rawQuery
      .split('&')
      .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
      .map((pair) => {
        const at = pair.indexOf('=');
        const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
        return [encode(decode(name)), encode(decode(value))] as const;
      })
      // By name, then by value: comparing whole pairs would put `a-b=1` before `a=1`.
      .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
      .map((pair) => pair.join('='))
      .join('&')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.", {
      detail: `support-bot: "${text.slice(0, 100)}" has a % that no two hexadecimal digits follow.`,
    });
  }
}
