import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { HOP_BY_HOP } from '../../../base/http/hop-by-hop.ts';
import type { ForwardRequest } from '../service.ts';

/** The credentials that the containers accept. */
export const UPSTREAM_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Headers and query parameters of the caller's signature. */
const SIGNATURE_HEADERS = new Set(['authorization', 'x-amz-date', 'x-amz-security-token', 'date']);
const SIGNATURE_PARAMETERS =
  /^X-Amz-(?:Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token|Content-Sha256)$/;
/** Headers between the caller and this server that must not be forwarded. */
const CONNECTION_HEADERS = new Set(['host', ':authority', 'expect', 'origin', 'accept-encoding']);

export interface Resigned {
  /** Includes the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Removes the caller's signature from a request and signs it as test/test for another host.
 * The declared hash of the body and its trailers are kept, because the body is forwarded unchanged. Its chunk
 * signatures no longer match the new signature. They were verified here, and LocalStack does not verify them.
 */
export async function resign(
  { method, path, rawQuery, headers, body, region }: ForwardRequest,
  service: string,
  host: string,
): Promise<Resigned> {
  const query = rawQuery.split('&').filter((pair) => pair !== '' && !isSignatureParameter(pair));
  const kept = Object.entries(headers).filter(
    ([name]) =>
      !SIGNATURE_HEADERS.has(name) && !CONNECTION_HEADERS.has(name) && !HOP_BY_HOP.has(name),
  );
  const declared = body instanceof Uint8Array ? sha256(body) : 'UNSIGNED-PAYLOAD';
  const signer = new SignatureV4({
    service,
    region,
    credentials: UPSTREAM_CREDENTIALS,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: false,
  });
  const signed = await signer.sign({
    method,
    protocol: 'http:',
    hostname: host,
    path,
    query: parametersOf(query),
    headers: { 'x-amz-content-sha256': declared, ...Object.fromEntries(kept), host },
  });
  return {
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: signed.headers,
  };
}

function isSignatureParameter(pair: string): boolean {
  return SIGNATURE_PARAMETERS.test(pair.split('=', 1)[0] ?? '');
}

function parametersOf(query: readonly string[]): Record<string, string[]> {
  const parameters = new URLSearchParams(query.join('&').replaceAll('+', '%2B'));
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]),
  );
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Adapts Node's hash to the interface that the SDK's signer expects. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}
