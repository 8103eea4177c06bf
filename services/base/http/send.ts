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

/** Longest silence of the other side, or of who uploads a stream. */
const SILENCE_MS = 10_000;
const STREAM_SILENCE_MS = 60_000;

const agent = new Agent({ keepAlive: true, maxFreeSockets: 16 });

/**
 * Sends a request as it is, and resolves with the answer once its head is there.
 * Rejects with what broke the connection, or with the body's own failure: then the other side never gets all of it.
 */
export async function send(base: URL, sent: UpstreamRequest): Promise<IncomingMessage> {
  try {
    return await attempt(base, sent);
  } catch (error) {
    // The other side may close an idle connection at the moment it is used again: that says nothing of the request.
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
      // A stream can't be sent twice, so it gets a connection that is surely open.
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
    // An answer may come before the body is through: then that counts.
    else pipeline(Readable.from(body, { objectMode: false }), outgoing).catch(reject);
  });
}
