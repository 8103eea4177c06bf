import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../../base/clock.ts';
import { AwsError } from '../../errors.ts';
import type { Caller } from '../../service.ts';
import type { WireRequest } from '../../wire/request.ts';
import type { ReceivedRequest } from '../wire-request.ts';
import { canonicalRequest, type SignedContent, sha256 } from './canonical-request.ts';
import type { Signature } from './signed-request.ts';

/** The secret of a key, and the caller that the key stands for. */
export interface Identity {
  readonly secretAccessKey: string;
  readonly caller: Caller;
}

export interface Identities {
  /** Returns undefined for an unknown key. Throws AwsError ExpiredToken if the session has ended. */
  find(accessKeyId: string, sessionToken: string | undefined): Identity | undefined;
}

export interface VerifyDeps {
  readonly identities: Identities;
  readonly clock: Clock;
}

/** A signature that matches, with the key for the signed chunks of a streamed body. */
export interface Verified {
  readonly caller: Caller;
  readonly signature: Signature;
  readonly signingKey: Buffer;
}

const MAX_SKEW_MS = 15 * 60_000;

/**
 * Identifies the caller of a request by checking its signature against the request as received.
 * Throws AwsError 403 if the key is unknown, the signature does not match, the clocks differ by more than 15 minutes or
 * a presigned URL has expired.
 */
export function verifySignature(
  deps: VerifyDeps,
  received: ReceivedRequest,
  signature: Signature,
  content: SignedContent,
): Verified {
  const identity = requirePlausible(deps, signature);
  const signingKey = signingKeyOf(identity.secretAccessKey, signature);
  const canonical = canonicalRequest(received, signature, content);
  const expected = createHmac('sha256', signingKey)
    .update(stringToSign(signature, canonical))
    .digest();
  const given = Buffer.from(signature.value, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { detail: 'support-bot: wrong secret, or the request was changed after it was signed.' },
    );
  }
  requireSigned(received.request, signature);
  return { caller: identity.caller, signature, signingKey };
}

/**
 * Returns the identity that a signature names, without looking at its value.
 * Throws AwsError 403 if the key is unknown, the clocks differ by more than 15 minutes or a presigned URL has expired.
 */
export function requirePlausible(deps: VerifyDeps, signature: Signature): Identity {
  const identity = deps.identities.find(signature.accessKeyId, signature.sessionToken);
  if (!identity) {
    throw new AwsError(
      'InvalidAccessKeyId',
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
      {
        detail:
          'support-bot: use the administrator (test / test, unless ADMIN_ACCESS_KEY_ID is set), or the credentials returned by AssumeRole.',
      },
    );
  }
  requireTimely(signature, deps.clock.now());
  return identity;
}

function requireTimely(signature: Signature, now: Date): void {
  const { timestamp, date, expiresSeconds } = signature;
  const signedAt = timeOf(timestamp);
  if (Number.isNaN(signedAt) || !timestamp.startsWith(date)) {
    throw new AwsError(
      'AccessDenied',
      403,
      `The date "${timestamp.slice(0, 40)}" of the signature does not fit its scope.`,
    );
  }
  if (expiresSeconds !== undefined && now.getTime() > signedAt + expiresSeconds * 1000) {
    throw new AwsError('AccessDenied', 403, 'Request has expired', {
      members: { 'X-Amz-Expires': expiresSeconds, ServerTime: now.toISOString() },
    });
  }
  const isEarly = signedAt - now.getTime() > MAX_SKEW_MS;
  const isLate = expiresSeconds === undefined && now.getTime() - signedAt > MAX_SKEW_MS;
  if (isEarly || isLate) {
    const message = "The difference between the request time and the server's time is too large.";
    throw new AwsError('RequestTimeTooSkewed', 403, message, {
      members: { ServerTime: now.toISOString() },
    });
  }
}

/** Milliseconds since 1970 of `YYYYMMDDTHHMMSSZ`; NaN for anything else. */
function timeOf(timestamp: string): number {
  if (!/^\d{8}T\d{6}Z$/.test(timestamp)) return Number.NaN;
  const part = (start: number, end: number) => Number(timestamp.slice(start, end));
  const date = Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8));
  return date + (part(9, 11) * 3600 + part(11, 13) * 60 + part(13, 15)) * 1000;
}

/** Refuses unsigned `x-amz-` headers: they change the meaning of a request, and anyone could add them in transit. */
function requireSigned(request: WireRequest, signature: Signature): void {
  const signed = new Set(signature.signedHeaders);
  const unsigned = Object.keys(request.headers).find(
    (name) => name.startsWith('x-amz-') && !signed.has(name),
  );
  const hasHost = signed.has('host') || signed.has(':authority');
  if (!hasHost || (unsigned && !UNSIGNED_BY_CLIENTS.has(unsigned))) {
    throw new AwsError(
      'AccessDenied',
      403,
      'There were headers present in the request which were not signed',
      {
        members: { HeadersNotSigned: hasHost ? unsigned : 'host' },
      },
    );
  }
}

// Clients may add these unsigned: they mean nothing to an operation.
const UNSIGNED_BY_CLIENTS = new Set(['x-amz-user-agent', 'x-amz-content-sha256']);

const SIGNING_KEYS = new Map<string, Buffer>();

/** Deriving a key takes four HMACs and the key is valid all day, so a few hundred are cached. */
export function signingKeyOf(secret: string, { date, region, service }: Signature): Buffer {
  const id = sha256([secret, date, region, service].join('\n'));
  let key = SIGNING_KEYS.get(id);
  if (!key) {
    const hmac = (by: string | Buffer, data: string) =>
      createHmac('sha256', by).update(data).digest();
    key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
    if (SIGNING_KEYS.size >= 500) SIGNING_KEYS.clear();
    SIGNING_KEYS.set(id, key);
  }
  return key;
}

function stringToSign({ timestamp, date, region, service }: Signature, canonical: string): string {
  const scope = `${date}/${region}/${service}/aws4_request`;
  return ['AWS4-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n');
}
