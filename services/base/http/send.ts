import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface UpstreamRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
  readonly silenceMs?: number;
}

/** How long the server may be silent, or the client that uploads a stream. */
const SILENCE_MS = 10_000;
const STREAM_SILENCE_MS = 60_000;

const agent = new Agent({ keepAlive: true, maxFreeSockets: 16 });

/**
 * Sends a request unchanged, and resolves with the response once its head has arrived. Rejects with the error that broke
 * the connection, or with the error of the body: the server then never receives all of it.
 */
export async function send(base: URL, sent: UpstreamRequest): Promise<IncomingMessage> {
  try {
    return await attempt(base, sent);
  } catch (error) {
    // The server may close an idle connection at the moment it is used again, whatever the request is.
    if (!(sent.body instanceof Uint8Array) || !isStale(error)) throw error;
    return attempt(base, sent);
  }
}

const staleErrors = new WeakSet<object>();
const isStale = (error: unknown) => staleErrors.has(error as object);

function attempt(base: URL, request: UpstreamRequest) {
  const { method, path, headers, body, signal } = request;
  const isWhole = body instanceof Uint8Array;
  const { silenceMs = isWhole ? SILENCE_MS : STREAM_SILENCE_MS } = request;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const open = base.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = open({
      hostname: base.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: base.port || undefined,
      method,
      path,
      headers,
      // A stream can't be sent twice, so it gets a new connection, which is surely open.
      ...(isWhole && base.protocol === 'http:' ? { agent } : { agent: false }),
      timeout: silenceMs,
      ...(signal ? { signal } : {}),
    });
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`no answer within ${silenceMs / 1000} s`)),
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') staleErrors.add(error);
      reject(error);
    });
    outgoing.on('response', resolve);
    if (isWhole) outgoing.end(body);
    // A response may arrive before the body is sent: then it is used.
    else pipeline(Readable.from(body, { objectMode: false }), outgoing).catch(reject);
  });
}
