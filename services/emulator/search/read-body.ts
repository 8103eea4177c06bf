import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SearchError } from '../../../search-engine/errors.ts';
import { BODY_PACE, steadily } from '../../base/http/steady-body.ts';
import { realTimers, type Timers } from '../../base/timers.ts';
import { type Authenticate, admit } from './access.ts';

/** OpenSearch accepts 100 MB (`http.max_content_length`), which is too much for a process on a laptop. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** Bodies that are read at once before it is known who sends them. */
const MAX_UNVERIFIED = 8;

/** A body that has been read. */
export interface ReceivedBody {
  readonly bytes: Buffer;
  readonly sha256: string;
}

export interface AuthenticationOptions {
  readonly authenticate: Authenticate;
  /** Measure how slowly bodies arrive; the real ones by default. */
  readonly timers?: Timers | undefined;
}

const NO_BODY: ReceivedBody = {
  bytes: Buffer.alloc(0),
  sha256: createHash('sha256').digest('hex'),
};

/** Returns a request's body; empty if it has none. */
export function bodyOf(request: FastifyRequest): ReceivedBody {
  return (request.body as ReceivedBody | null | undefined) ?? NO_BODY;
}

/**
 * Makes an app authenticate every request: by its head before the body is read, and then with the hash of the body,
 * which is computed as it arrives. A signature that needs the body is only taken from few callers at once.
 */
export function authenticateRequests(app: FastifyInstance, options: AuthenticationOptions): void {
  const { authenticate, timers = realTimers } = options;
  let unverified = 0;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    const isDeclared = request.headers['x-amz-content-sha256'] !== undefined;
    const isKnown = isDeclared || request.headers.authorization?.startsWith('Basic ');
    if (!isKnown && unverified >= MAX_UNVERIFIED) throw tooMany();
    if (!isKnown) unverified += 1;
    try {
      return await readBody(payload, Number(request.headers['content-length'] ?? 0), timers);
    } finally {
      if (!isKnown) unverified -= 1;
    }
  });
  for (const method of ['GET', 'DELETE'] as const) {
    app.addHttpMethod(method, { hasBody: true, overrideExisting: true });
  }
  app.addHook('onRequest', async (request) => {
    const length = Number(request.headers['content-length'] ?? 0);
    await admit(authenticate, { ...headOf(request), bodySha256: undefined });
    if (length > MAX_BODY_BYTES) throw tooLong();
  });
  app.addHook('preHandler', async (request) => {
    await admit(authenticate, { ...headOf(request), bodySha256: bodyOf(request).sha256 });
  });
  app.addHook('onSend', async (request, reply) => {
    // The rest of a body that was refused is not waited for: the connection ends with the response.
    if (!request.raw.complete) reply.header('connection', 'close');
  });
}

function headOf({ method, url, headers }: FastifyRequest) {
  return { method, url, headers };
}

/** A body of a declared length is put together as it arrives: dozens of megabytes take a while to copy. */
async function readBody(
  payload: AsyncIterable<Buffer>,
  declared: number,
  timers: Timers,
): Promise<ReceivedBody> {
  const hash = createHash('sha256');
  const whole = Buffer.allocUnsafe(Math.min(declared, MAX_BODY_BYTES));
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of steadily(payload, { timers, pace: BODY_PACE, slow: tooSlow })) {
    if (length + piece.length > MAX_BODY_BYTES) throw tooLong();
    hash.update(piece);
    if (declared > 0) piece.copy(whole, length);
    else pieces.push(piece);
    length += piece.length;
  }
  const bytes = declared > 0 ? whole.subarray(0, length) : Buffer.concat(pieces);
  return { bytes, sha256: hash.digest('hex') };
}

function tooLong(): SearchError {
  return new SearchError(
    413,
    'content_too_long_exception',
    `the request body is longer than [${MAX_BODY_BYTES}] bytes`,
  );
}

function tooSlow(): SearchError {
  return new SearchError(408, 'timeout_exception', 'the request body did not arrive in time');
}

/** Clients of OpenSearch try again later. */
function tooMany(): SearchError {
  return new SearchError(
    429,
    'rejected_execution_exception',
    `more than [${MAX_UNVERIFIED}] bodies whose signature does not declare them; send x-amz-content-sha256`,
  );
}
