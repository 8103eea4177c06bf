import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServiceRegistry } from './registry.ts';

/** Returns a bucket's headers for a browser's request; undefined if none of its rules allows it. */
export type BucketCors = (
  bucket: string,
  request: {
    readonly origin: string;
    readonly method: string;
    readonly requestHeaders?: readonly string[];
  },
) => MaybeHeaders | Promise<MaybeHeaders>;

type MaybeHeaders = Readonly<Record<string, string>> | undefined;

export interface CorsDeps {
  readonly services: ServiceRegistry;
  readonly bucketCors: BucketCors;
}

/**
 * Returns the CORS headers of a response. Most APIs allow every origin, as on AWS: a call without a signature is refused,
 * and credentials are never allowed, so that no cookie of another local page can ride along. Objects follow the rules of
 * their bucket.
 */
export async function corsHeaders(
  deps: CorsDeps,
  request: FastifyRequest,
): Promise<Readonly<Record<string, string>>> {
  const { origin } = request.headers;
  if (origin === undefined) return {};
  const bucket = bucketOf(deps.services, request);
  if (bucket === undefined) return anyOrigin(deps.services);
  return (await deps.bucketCors(bucket, { origin, method: request.method })) ?? {};
}

/** Answers the preflight request that a browser sends before a call. */
export async function answerPreflight(
  deps: CorsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { origin = '' } = request.headers;
  const method = String(request.headers['access-control-request-method'] ?? '');
  const asked = String(request.headers['access-control-request-headers'] ?? '').toLowerCase();
  const bucket = bucketOf(deps.services, request);
  if (bucket === undefined) {
    const allowed = {
      ...anyOrigin(deps.services),
      'access-control-allow-methods': 'GET, PUT, POST, DELETE, HEAD',
    };
    const headers = asked ? { 'access-control-allow-headers': asked } : {};
    reply
      .code(204)
      .headers({ ...allowed, ...headers, 'access-control-max-age': '600', vary: VARY })
      .send();
    return;
  }
  const requestHeaders = asked
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const headers = await deps.bucketCors(bucket, { origin, method, requestHeaders });
  if (headers) reply.code(200).headers(headers).send();
  else reply.code(403).type('application/xml').send(FORBIDDEN);
}

const VARY = 'Origin, Access-Control-Request-Headers';

const FORBIDDEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>';

/** The bucket in a path; undefined if the path is the root, or belongs to another service. */
function bucketOf(services: ServiceRegistry, request: FastifyRequest): string | undefined {
  const url = request.raw.url ?? '/';
  return services.isJsonPath(url) ? undefined : /^\/([^/?]+)/.exec(url)?.[1];
}

const EXPOSED_HEADERS = ['x-amzn-requestid', 'x-amzn-errortype'];

function anyOrigin({ corsExposedHeaders }: ServiceRegistry): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': [...EXPOSED_HEADERS, ...corsExposedHeaders].join(', '),
  };
}
