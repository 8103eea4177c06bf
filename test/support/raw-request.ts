import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:http2';
import type { SignedRequest } from './aws-signer.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RawRequest extends SignedRequest {
  /** The Host to send; one for each entry of a list. */
  readonly host?: string | readonly string[];
  /** The target to send instead of the URL's path and query. */
  readonly target?: string;
}

/** Sends a request over HTTP/1.1 with any Host and target. */
export async function sendRaw(request: RawRequest): Promise<RawAnswer> {
  const { url, method, headers, body, host, target } = request;
  const to = new URL(url);
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = httpRequest({
      host: to.hostname,
      port: to.port,
      method,
      path: target ?? `${to.pathname}${to.search}`,
      // As a list, Node sends what it is given: two Hosts, too.
      headers: [
        ...Object.entries(headers).flat(),
        ...[host ?? to.host].flat().flatMap((name) => ['host', name]),
        ...['connection', 'close', 'content-length', String(Buffer.byteLength(body ?? ''))],
      ],
    });
    outgoing.on('response', resolve).on('error', reject).end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: text };
}

/** Sends a request over HTTP/2 with any `:authority`, and with a Host too if there is one. */
export async function sendHttp2(request: SignedRequest, authority: string): Promise<RawAnswer> {
  const { url, method, headers, body } = request;
  const { origin, pathname, search } = new URL(url);
  const session = connect(origin);
  const stream = session.request({
    ...headers,
    ':method': method,
    ':path': `${pathname}${search}`,
    ':authority': authority,
  });
  stream.end(body);
  const [head] = await new Promise<[Record<string, string | number | string[] | undefined>]>(
    (resolve, reject) => {
      stream.once('response', (...args) => resolve(args as never)).once('error', reject);
    },
  );
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  session.close();
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: Number(head[':status']), headers: head as never, body: text };
}
