import {
  illegalArgument,
  indexNotFound,
  parsingException,
  SearchError,
} from '../../../../search-engine/errors.ts';
import { asObject, type JsonObject } from '../../../../search-engine/json.ts';
import type { Clock } from '../../../base/clock.ts';
import { checkJson, JsonLimitError } from '../../../base/json/check-json.ts';
import type { Indices } from '../store/indices.ts';
import type { StoredIndex } from '../store/stored-index.ts';

/** What the routes need. */
export interface SearchDeps {
  readonly indices: Indices;
  readonly clock: Clock;
}

/** A request, as a route handles it. */
export interface SearchCall {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

export interface SearchReply {
  readonly status: number;
  /** An object is sent as JSON, a string as plain text. */
  readonly body: object | string;
}

export interface Route {
  readonly methods: readonly ('GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE')[];
  readonly path: string;
  /** URL parameters that the route accepts, in addition to the common ones. */
  readonly parameters: readonly string[];
  readonly handle: (deps: SearchDeps, call: SearchCall) => Promise<SearchReply> | SearchReply;
}

/** Parameters that affect how an index expression is resolved. */
export const SELECTION = ['ignore_unavailable', 'allow_no_indices'];

/** Returns the indices that a path names, all if it names none. Throws index_not_found_exception. */
export function targetIndices({ indices }: SearchDeps, call: SearchCall): StoredIndex[] {
  const expression = call.params.index ?? '_all';
  const found = indices.resolve(expression, isSet(call, 'ignore_unavailable'));
  if (found.length === 0 && call.query.get('allow_no_indices') === 'false')
    throw indexNotFound(expression);
  return found;
}

/** Parameters of every route. */
const COMMON_PARAMETERS = ['pretty'];

/** Throws illegal_argument_exception for a URL parameter that the route does not accept. */
export function checkParameters(route: Route, call: SearchCall): void {
  const known = [...COMMON_PARAMETERS, ...route.parameters];
  const unknown = Array.from(call.query.keys()).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw illegalArgument(
      `request [${call.path}] contains unrecognized parameter${unknown.length > 1 ? 's' : ''}: ${unknown.map((name) => `[${name}]`).join(', ')}`,
    );
}

/** The longest document, and the longest body in JSON: what can be parsed and analyzed without stopping the others. */
export const MAX_DOCUMENT_LENGTH = 1024 * 1024;
export const MAX_JSON_LENGTH = 4 * MAX_DOCUMENT_LENGTH;

/** The error for a body that is too long. */
export function tooLong(limit = MAX_DOCUMENT_LENGTH): SearchError {
  return new SearchError(
    413,
    'content_too_long_exception',
    `a document or a request in JSON is longer than [${limit}] bytes`,
  );
}

/** The most values of a document, and of a request in JSON: more take too long to be looked at. A query may have 65,536 terms. */
const MAX_DOCUMENT_VALUES = 50_000;
const MAX_VALUES = 2 * MAX_DOCUMENT_VALUES;
/** As in OpenSearch. */
const MAX_DEPTH = 1000;

/** Parses a JSON body; an empty one is `{}`. Throws parsing_exception, content_too_long_exception. */
export function readBody(body: Buffer, limit = MAX_JSON_LENGTH): JsonObject {
  if (body.length === 0) return {};
  if (body.length > limit) throw tooLong(limit);
  const isDocument = limit === MAX_DOCUMENT_LENGTH;
  return asObject((isDocument ? parseDocument : parseJson)(body.toString('utf8')), 'request body');
}

/** Parses a document, which may have fewer values than a request. Throws as parseJson does. */
export function parseDocument(text: string): unknown {
  return parseJson(text, MAX_DOCUMENT_VALUES);
}

/** Parses JSON. Throws parsing_exception with the parser's message, content_too_long_exception for too many values. */
export function parseJson(text: string, maxValues = MAX_VALUES): unknown {
  try {
    checkJson(text, { maxDepth: MAX_DEPTH, maxValues });
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof JsonLimitError))
      throw parsingException(`Failed to parse the request body: ${(cause as Error).message}`);
    if (cause.isDepth) throw parsingException('the request body is nested too deeply');
    throw new SearchError(
      413,
      'content_too_long_exception',
      `a document or a request in JSON has ${cause.message}`,
    );
  }
}

/** Returns a path parameter. */
export function param(call: SearchCall, name: string): string {
  return call.params[name] ?? '';
}

/** Whether a URL parameter is true, or present without a value. */
export const isSet = (call: SearchCall, name: string): boolean =>
  call.query.has(name) && call.query.get(name) !== 'false';

export function ok(body: object | string): SearchReply {
  return { status: 200, body };
}
