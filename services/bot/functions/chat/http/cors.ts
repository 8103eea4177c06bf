import type { ChatRequest } from './request.ts';
import type { ChatResponse } from './response.ts';
import { type ChatRoute, methodsAt } from './router.ts';

type Head = Pick<ChatRequest, 'method' | 'path' | 'headers'>;

/** As long as Chromium remembers a preflight at most, in seconds. */
const PREFLIGHT_SECONDS = 7200;

/**
 * Answers a browser that asks whether the page of an embedding origin may call an address (Fetch, CORS preflight).
 * Returns undefined for any other request, and for any other origin: to those, OPTIONS is a wrong method.
 */
export function preflight(
  routes: readonly ChatRoute[],
  request: Head,
  embedOrigins: readonly string[],
): ChatResponse | undefined {
  const { method, path, headers } = request;
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return;
  const methods = methodsAt(routes, path);
  if (methods.length === 0 || !isShared(path) || !isEmbedding(request, embedOrigins)) return;
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    },
    body: '',
  };
}

/**
 * Lets the pages of embedding origins read an answer of the API or a script, without credentials, and lets any page
 * load what browsers load without asking: scripts and documents. With no embedding origins, nothing changes.
 */
export function withCors(
  response: ChatResponse,
  request: Head,
  embedOrigins: readonly string[],
): ChatResponse {
  const { path, headers } = request;
  if (embedOrigins.length === 0 || !isShared(path)) return response;
  const { vary } = response.headers;
  return {
    ...response,
    headers: {
      ...response.headers,
      vary: vary === undefined ? 'Origin' : `${vary}, Origin`,
      ...(isLoadedUnasked(path) && { 'cross-origin-resource-policy': 'cross-origin' }),
      ...(isEmbedding(request, embedOrigins) && {
        'access-control-allow-origin': headers.origin ?? '',
        'access-control-expose-headers': 'retry-after',
      }),
    },
  };
}

/** Whether a request comes from the page of an embedding origin. Browsers let no page say another one. */
export function isEmbedding(
  { headers: { origin } }: Pick<Head, 'headers'>,
  embedOrigins: readonly string[],
): boolean {
  return origin !== undefined && embedOrigins.includes(origin);
}

const isScript = (path: string): boolean => path.endsWith('.js');

const isShared = (path: string): boolean => path.startsWith('/api/') || isScript(path);

const isLoadedUnasked = (path: string): boolean =>
  path.startsWith('/api/documents/') || isScript(path);
