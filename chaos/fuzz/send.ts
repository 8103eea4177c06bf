import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { FuzzRequest } from './requests.ts';

export interface Answer {
  /** 0 if there was none. */
  readonly status: number;
  readonly body: string;
}

const TIMEOUT_MS = 30_000;
const agent = new Agent({ keepAlive: true });

/** Sends a request as it is, signed as test/test if it names a service. Resolves with status 0 if none answers. */
export async function send(url: string, request: FuzzRequest): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { method, path, body } = request;
  const headers = {
    ...(await headersOf(request, `${hostname}:${port}`)),
    'content-length': `${body.length}`,
  };
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, body: '' });
    const call = httpRequest({ agent, hostname, port, method, path, headers, timeout: TIMEOUT_MS });
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', none);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    call.on('timeout', () => call.destroy(new Error('no answer')));
    call.on('error', none);
    call.end(body);
  });
}

async function headersOf(
  { method, path, headers, body, service }: FuzzRequest,
  host: string,
): Promise<Record<string, string>> {
  if (!service) return { ...headers };
  const signer = new SignatureV4({
    service,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: false,
  });
  const [bare = '/', query = ''] = path.split('?', 2);
  const declared = createHash('sha256').update(body).digest('hex');
  const signed = await signer.sign({
    method,
    protocol: 'http:',
    hostname: host,
    path: bare,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: { 'x-amz-content-sha256': declared, ...headers, host },
  });
  return signed.headers;
}

/** SHA-256 in the shape that the signer wants. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('A hash is made for each signature.');
  }
}

function bytesOf(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret;
  if (secret instanceof ArrayBuffer) return new Uint8Array(secret);
  return new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength);
}
