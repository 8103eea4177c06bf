import { Problem } from './problem.ts';
import type { ChatRequest } from './request.ts';
import type { ChatResponse } from './response.ts';

export type RouteHandler = (
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
) => ChatResponse | Promise<ChatResponse>;

/**
 * A method, a path pattern like `/api/sessions/{id}`, and its handler. A final `{name+}` matches the rest of the path.
 */
export type ChatRoute = readonly [method: string, path: string, handler: RouteHandler];

export interface RouteMatch {
  readonly path: string;
  handle(request: ChatRequest): ChatResponse | Promise<ChatResponse>;
}

/** Finds the route of a request. Throws a Problem: 404 for an unknown path, 405 with `Allow` for a wrong method. */
export function findRoute(routes: readonly ChatRoute[], request: ChatRequest): RouteMatch {
  const candidates = routes.flatMap(([method, path, handler]) => {
    const parameters = matchPath(path, request.path);
    return parameters === undefined ? [] : [{ method, path, handler, parameters }];
  });
  if (candidates.length === 0) {
    throw new Problem(404, 'Not found', 'There is nothing at this address.');
  }
  const found = candidates.find(({ method }) => method === request.method);
  if (found === undefined) throw methodNotAllowed(candidates.map(({ method }) => method));
  return { path: found.path, handle: (matched) => found.handler(matched, found.parameters) };
}

/** Returns the methods that an address takes; none if there is nothing at it. */
export function methodsAt(routes: readonly ChatRoute[], path: string): readonly string[] {
  return routes.flatMap(([method, pattern]) => (matchPath(pattern, path) ? [method] : []));
}

function methodNotAllowed(methods: readonly string[]): Problem {
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const detail = `This address takes ${allow.join(', ')}.`;
  return new Problem(405, 'Method not allowed', detail, { headers: { allow: allow.join(', ') } });
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const parts = pattern.split('/');
  const rest = parts.at(-1)?.endsWith('+}') === true;
  const actual = path.split('/');
  if (rest ? actual.length < parts.length : actual.length !== parts.length) return undefined;
  if (rest) actual.push(actual.splice(parts.length - 1).join('/'));

  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = actual[index] ?? '';
    const match = /^\{(\w+)\+?\}(.*)$/.exec(part);
    if (match === null) {
      if (part !== value) return undefined;
      continue;
    }
    const [, name = '', suffix = ''] = match;
    const decoded = decode(value);
    if (decoded === undefined || !decoded.endsWith(suffix)) return undefined;
    parameters[name] = decoded.slice(0, decoded.length - suffix.length);
  }
  return parameters;
}

/** Returns undefined for an invalid percent escape. */
function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
