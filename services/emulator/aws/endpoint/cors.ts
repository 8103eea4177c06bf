import type { HttpAccess } from '../../../base/http/access.ts';
import { isFromPage } from '../../../base/http/from-page.ts';
import { AwsError } from '../errors.ts';
import type { WireRequest } from '../wire/request.ts';
import type { RegisteredService, ServiceRegistry } from './registry.ts';

/** Returns a bucket's headers for a browser's request; undefined if none of its rules allows it. */
export type BucketCors = (
  bucket: string,
  request: {
    readonly origin: string;
    readonly method: string;
    readonly requestHeaders?: readonly string[];
  },
) => MaybeHeaders | Promise<MaybeHeaders>;

type Headers = Readonly<Record<string, string>>;
type MaybeHeaders = Headers | undefined;

export interface CorsDeps {
  readonly services: ServiceRegistry;
  readonly bucketCors: BucketCors;
  readonly access: HttpAccess;
}

/**
 * Returns the CORS headers of the answer to a verified or unverified call of a page, and refuses what no page may send.
 * AWS answers any page, because the page has to know a secret. Here the secret is published, so that the page of any
 * site could act as the administrator: it may not, not even with a request that a browser sends without asking first.
 *
 * - A service that knows its callers by a token answers every page, as on AWS: nothing of that secret is published.
 * - A service that is open to pages answers those of trusted origins.
 * - A bucket answers by its rules; links to objects and their use in pages are no calls of a page.
 * - Other services answer no page.
 *
 * Throws AwsError 403 if the page may not make this call.
 */
export async function admitPage(
  deps: CorsDeps,
  request: WireRequest,
  target: RegisteredService,
): Promise<Headers> {
  const { headers, method } = request;
  if (!isFromPage(headers)) return {};
  const { origin } = headers;
  if (target.service.bearer) return headersFor('*', target);
  const open = openService(deps.services, request, target);
  if (open) return origin === undefined ? admitSameOrigin(request) : trusted(deps, origin, open);
  const bucket = target.service.hasBucketInPath ? bucketOf(request.path) : undefined;
  if (!target.service.hasBucketInPath) throw notForPages(target.service.name);
  if (origin === undefined) return isRead(method) ? {} : admitSameOrigin(request);
  const rules = bucket && (await deps.bucketCors(bucket, { origin, method }));
  const isTrusted = deps.access.trustsOrigin(origin);
  // "Any origin" relies on the secret of a signature, which pages know here: it is for reading, and for trusted pages.
  if (rules && (isTrusted || isRead(method) || !isForAnyOrigin(rules))) return rules;
  if (isTrusted) return {};
  throw foreignOrigin(origin);
}

interface PreflightAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Answers the request that a browser sends ahead of a page's call: the status and headers of the answer. */
export async function answerPreflight(
  deps: CorsDeps,
  request: WireRequest,
): Promise<PreflightAnswer> {
  const { headers } = request;
  const { origin = '' } = headers;
  const method = headers['access-control-request-method'] ?? '';
  const asked = (headers['access-control-request-headers'] ?? '').toLowerCase();
  const byToken = deps.services.findByBearer(namesIn(asked));
  if (byToken) return allow(headersFor('*', byToken), asked);
  const open = deps.services.openToPages({ ...request, method });
  if (open) {
    return deps.access.trustsOrigin(origin) ? allow(headersFor(origin, open), asked) : FORBIDDEN;
  }
  const bucket = deps.services.isJsonPath(request.path) ? undefined : bucketOf(request.path);
  if (bucket === undefined) return FORBIDDEN;
  const requestHeaders = namesIn(asked);
  const rules = await deps.bucketCors(bucket, { origin, method, requestHeaders });
  return rules ? { status: 200, headers: rules, body: '' } : FORBIDDEN;
}

function allow(headers: Headers, asked: string): PreflightAnswer {
  const allowed = {
    ...headers,
    'access-control-allow-methods': 'GET, PUT, POST, DELETE, HEAD',
    'access-control-max-age': '600',
    vary: 'Origin, Access-Control-Request-Headers',
    ...(asked ? { 'access-control-allow-headers': asked } : {}),
  };
  return { status: 204, headers: allowed, body: '' };
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

const isForAnyOrigin = (rules: Headers): boolean => rules['access-control-allow-origin'] === '*';

const FORBIDDEN = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>',
};

const EXPOSED_HEADERS = ['x-amzn-requestid', 'x-amzn-errortype'];

/** An unsigned call names no service: a page that made a mistake may read what it was. */
function openService(
  services: ServiceRegistry,
  request: WireRequest,
  target: RegisteredService,
): RegisteredService | undefined {
  if (target.service.isOpenToPages) return target;
  const isSigned = request.headers.authorization ?? request.query.get('X-Amz-Signature');
  return isSigned ? undefined : services.openToPages(request);
}

function trusted({ access }: CorsDeps, origin: string, open: RegisteredService): Headers {
  if (access.trustsOrigin(origin)) return headersFor(origin, open);
  throw foreignOrigin(origin);
}

function headersFor(origin: string, { service }: RegisteredService): Headers {
  const exposed = [...EXPOSED_HEADERS, ...(service.corsExposedHeaders ?? [])];
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposed.join(', '),
    vary: 'Origin',
  };
}

/** A browser names the origin of every request but reads: of those it says only whether the page is of the same one. */
function admitSameOrigin({ headers }: WireRequest): Headers {
  if (headers['sec-fetch-site'] === 'same-origin') return {};
  throw foreignOrigin('another site');
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The bucket in a path; undefined if the path is the root. */
function bucketOf(path: string): string | undefined {
  return /^\/([^/?]+)/.exec(path)?.[1];
}

function notForPages(service: string): AwsError {
  return new AwsError('AccessDenied', 403, 'Access Denied', {
    detail: `support-bot: ${service} answers programs and no page in a browser: anybody's page knows test / test.`,
  });
}

function foreignOrigin(origin: string): AwsError {
  return new AwsError('AccessDenied', 403, 'Access Denied', {
    detail: `support-bot: pages of ${origin.slice(0, 200)} may not call this. ALLOWED_ORIGINS lists the origins that may.`,
  });
}
