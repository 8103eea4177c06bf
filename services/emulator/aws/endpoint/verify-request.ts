import { AwsError } from '../errors.ts';
import type { Caller } from '../service.ts';
import { requireSameHash } from './body.ts';
import { sha256 } from './sigv4/canonical-request.ts';
import { type Signature, signatureOf } from './sigv4/signed-request.ts';
import {
  requirePlausible,
  type Verified,
  type VerifyDeps,
  verifySignature,
} from './sigv4/verify.ts';
import { type IncomingHead, type ReceivedRequest, receive } from './wire-request.ts';

export const ANONYMOUS: Caller = { kind: 'anonymous' };
export const BEARER: Caller = { kind: 'bearer' };

export interface VerifyOptions {
  /** The body, if it has been read; a stream is checked against its signed hash while it is read. */
  readonly whole: Buffer | undefined;
  readonly isPathSignedAsSent?: boolean | undefined;
}

/**
 * Checks a request's signature; returns undefined if it has none.
 * Throws AwsError 403 if the signature does not match, or the body is not the one that was signed.
 */
export function verifyRequest(
  deps: VerifyDeps,
  received: ReceivedRequest,
  signature: Signature | undefined,
  { whole, isPathSignedAsSent }: VerifyOptions,
): Verified | undefined {
  if (!signature) return undefined;
  const { request } = received;
  const declared = request.headers['x-amz-content-sha256'];
  const isPresigned = signature.expiresSeconds !== undefined;
  if (declared === undefined && !whole && !isPresigned) {
    throw new AwsError(
      'MissingContentSHA256',
      400,
      'A streamed body needs the header x-amz-content-sha256.',
    );
  }
  const computed = whole && sha256(whole);
  const payloadHash = declared ?? (isPresigned ? 'UNSIGNED-PAYLOAD' : (computed ?? ''));
  const verified = verifySignature(deps, received, signature, { payloadHash, isPathSignedAsSent });
  if (isHash(declared) && computed !== undefined) requireSameHash(declared, computed);
  return verified;
}

/** Bodies up to this length are read before the signature is looked at: they cost less than checking twice. */
const SMALL_BODY = 64 * 1024;

/**
 * Checks what the head of a request shows of its signature, if its body is large or of unknown length, so that it is
 * read only for a caller who may be known. Throws AwsError 403 like `verifyRequest`.
 */
export function verifyHead(
  deps: VerifyDeps,
  received: ReceivedRequest,
  signature: Signature | undefined,
  isPathSignedAsSent: boolean | undefined,
): void {
  const { headers } = received.request;
  if (!signature || Number(headers['content-length'] ?? SMALL_BODY + 1) <= SMALL_BODY) return;
  const isDeclared = headers['x-amz-content-sha256'] !== undefined;
  if (isDeclared || signature.expiresSeconds !== undefined)
    verifyRequest(deps, received, signature, { whole: undefined, isPathSignedAsSent });
  else requirePlausible(deps, signature);
}

/**
 * Identifies the caller of a request that another listener than the endpoint received. Without the hash of its body, a
 * signature that does not declare it is checked only for its key and its date.
 */
export function callerOf(
  deps: VerifyDeps,
  services: readonly string[],
  head: IncomingHead,
  bodySha256: string | undefined,
): Caller {
  const received = receive(head);
  const signature = signatureOf(received.request);
  if (signature && !services.includes(signature.service)) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      403,
      `Credential should be scoped to correct service: '${services[0]}'.`,
    );
  }
  if (!signature) return ANONYMOUS;
  const declared = received.request.headers['x-amz-content-sha256'];
  const isPresigned = signature.expiresSeconds !== undefined;
  const payloadHash = declared ?? (isPresigned ? 'UNSIGNED-PAYLOAD' : bodySha256);
  if (payloadHash === undefined) return requirePlausible(deps, signature).caller;
  const { caller } = verifySignature(deps, received, signature, { payloadHash });
  if (bodySha256 !== undefined && isHash(declared)) requireSameHash(declared, bodySha256);
  return caller;
}

function isHash(declared: string | undefined): declared is string {
  return declared !== undefined && /^[0-9a-f]{64}$/.test(declared);
}
