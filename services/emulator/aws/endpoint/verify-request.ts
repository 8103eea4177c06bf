import { AwsError } from '../errors.ts';
import type { Caller } from '../service.ts';
import { requireSameHash } from './body.ts';
import { sha256 } from './sigv4/canonical-request.ts';
import { type Signature, signatureOf } from './sigv4/signed-request.ts';
import { type Verified, type VerifyDeps, verifySignature } from './sigv4/verify.ts';
import { type IncomingHead, type ReceivedRequest, receive } from './wire-request.ts';

export const ANONYMOUS: Caller = { kind: 'anonymous' };

/**
 * Checks a request's signature; undefined where it has none.
 * @param whole the body, where it has been read; a stream is checked against its signed hash while it is read
 * @throws AwsError 403 where the signature, or the hash of the body under it, does not hold
 */
export function verifyRequest(
  deps: VerifyDeps,
  { request, rawQuery }: ReceivedRequest,
  signature: Signature | undefined,
  whole: Buffer | undefined,
): Verified | undefined {
  if (!signature) return undefined;
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
  const verified = verifySignature(deps, request, rawQuery, signature, payloadHash);
  const isHash = declared !== undefined && /^[0-9a-f]{64}$/.test(declared);
  if (isHash && computed !== undefined) requireSameHash(declared, computed);
  return verified;
}

/** Tells who makes a request to a listener other than the front door, whose body was read whole. */
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
  return verifyRequest(deps, received, signature, body)?.caller ?? ANONYMOUS;
}
