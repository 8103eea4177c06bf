import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request that is signed with the published credentials: by this process, or by a page in a browser. */
export interface SignedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

export interface ToSign {
  readonly url: string;
  readonly method: string;
  /** The signing name. */
  readonly service: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Signs for another Host than that of the URL. */
  readonly host?: string;
}

const TEST = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Signs in the headers, as the SDKs do. */
export async function signHeaders(request: ToSign): Promise<SignedRequest> {
  const { url, method, body } = request;
  const { headers } = await signer(request).sign(toHttp(request));
  return { url, method, headers: withoutHost(headers), ...(body === undefined ? {} : { body }) };
}

/** Signs in the query: a browser sends such a request without a preflight. */
export async function signQuery(request: ToSign): Promise<SignedRequest> {
  const { method, body } = request;
  const http = toHttp(request);
  // The body is not part of the signature.
  http.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD';
  const { query } = await signer(request).presign(http, {
    unhoistableHeaders: new Set(['x-amz-content-sha256']),
    unsignableHeaders: new Set(['x-amz-content-sha256', 'content-type']),
  });
  const url = new URL(request.url);
  url.search = new URLSearchParams(query as Record<string, string>).toString();
  return { url: url.href, method, headers: {}, ...(body === undefined ? {} : { body }) };
}

function signer({ service, credentials = TEST }: ToSign): SignatureV4 {
  return new SignatureV4({
    service,
    credentials,
    region: 'ca-central-1',
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
}

function toHttp({ url, method, body, headers = {}, host }: ToSign) {
  const { protocol, hostname, port, pathname, searchParams, host: own } = new URL(url);
  return {
    method,
    protocol,
    hostname,
    port: Number(port),
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { host: host ?? own, ...headers } as Record<string, string>,
    ...(body === undefined ? {} : { body }),
  };
}

function withoutHost({ host: _host, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
}
