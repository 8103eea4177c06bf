import type { FastifyReply, FastifyRequest } from 'fastify';

/** The rules of a bucket: headers for a browser's request; undefined where none of them allows it. */
export type BucketCors = (
  bucket: string,
  request: {
    readonly origin: string;
    readonly method: string;
    readonly requestHeaders?: readonly string[];
  },
) => MaybeHeaders | Promise<MaybeHeaders>;

type MaybeHeaders = Readonly<Record<string, string>> | undefined;

/**
 * What a browser is told beside an answer. Lex and the other APIs allow every origin, as on AWS: a call without a signature
 * is refused, and the answer never allows credentials, so that no cookie of another local page can ride along. Objects
 * follow the rules of their bucket.
 */
export async function corsHeaders(
  request: FastifyRequest,
  bucketCors: BucketCors,
): Promise<Readonly<Record<string, string>>> {
  const { origin } = request.headers;
  if (origin === undefined) return {};
  const bucket = bucketOf(request);
  if (bucket === undefined) return ANY_ORIGIN;
  return (await bucketCors(bucket, { origin, method: request.method })) ?? {};
}

/** Answers the question a browser asks before it calls. */
export async function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  bucketCors: BucketCors,
): Promise<void> {
  const { origin = '' } = request.headers;
  const method = String(request.headers['access-control-request-method'] ?? '');
  const wanted = String(request.headers['access-control-request-headers'] ?? '').toLowerCase();
  const bucket = bucketOf(request);
  if (bucket === undefined) {
    const allowed = {
      ...ANY_ORIGIN,
      'access-control-allow-methods': 'GET, PUT, POST, DELETE, HEAD',
    };
    const headers = wanted ? { 'access-control-allow-headers': wanted } : {};
    reply
      .code(204)
      .headers({ ...allowed, ...headers, 'access-control-max-age': '600', vary: VARY })
      .send();
    return;
  }
  const requestHeaders = wanted
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const headers = await bucketCors(bucket, { origin, method, requestHeaders });
  if (headers) reply.code(200).headers(headers).send();
  else reply.code(403).type('application/xml').send(FORBIDDEN);
}

const VARY = 'Origin, Access-Control-Request-Headers';

const FORBIDDEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>';

/** Paths of the other REST services: a bucket can't have such a name, or none that anybody gives. */
const OTHER_SERVICES = /^\/(?:bots\/|\d{4}-\d\d-\d\d\/|$|\?)/;

/** The bucket that a path names, where it can only be one of S3's. */
function bucketOf(request: FastifyRequest): string | undefined {
  const url = request.raw.url ?? '/';
  if (OTHER_SERVICES.test(url)) return undefined;
  return /^\/([^/?]+)/.exec(url)?.[1];
}

const ANY_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': [
    'x-amzn-requestid',
    'x-amzn-errortype',
    'x-amz-lex-input-mode',
    'x-amz-lex-input-transcript',
    'x-amz-lex-interpretations',
    'x-amz-lex-messages',
    'x-amz-lex-recognized-bot-member',
    'x-amz-lex-request-attributes',
    'x-amz-lex-session-id',
    'x-amz-lex-session-state',
  ].join(', '),
};
