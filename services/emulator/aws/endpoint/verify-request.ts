import { AwsError } from '../errors.ts';
import type { Caller } from '../service.ts';
import { requireSameHash } from './body.ts';
import { sha256 } from './sigv4/canonical-request.ts';
import { type Signature, signatureOf } from './sigv4/signed-request.ts';
import { type Verified, type VerifyDeps, verifySignature } from './sigv4/verify.ts';
import { type IncomingHead, type ReceivedRequest, receive } from './wire-request.ts';

export const ANONYMOUS: Caller = { kind: 'anonymous' };

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
  const isHash = declared !== undefined && /^[0-9a-f]{64}$/.test(declared);
  if (isHash && computed !== undefined) requireSameHash(declared, computed);
  return verified;
}

/** Identifies the caller of a request that another listener than the endpoint received, with its body read. */
export function callerOf(
  deps: VerifyDeps,
  services: readonly string[],
  head: IncomingHead,
  body: Buffer,
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
  return verifyRequest(deps, received, signature, { whole: body })?.caller ?? ANONYMOUS;
}
