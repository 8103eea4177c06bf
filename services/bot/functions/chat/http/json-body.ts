import { Problem } from './problem.ts';
import type { ChatRequest } from './request.ts';

/** The maximum body size in bytes: room for 1,024 characters of text, all escaped, and the ids. */
export const MAX_BODY_BYTES = 16_384;

/**
 * Reads a request's body as a JSON object. An empty body is an empty object.
 * Throws a Problem: 413 if it is too long, 415 if it is not declared as JSON, 400 if it is not a JSON object.
 */
export function readJsonBody(
  request: ChatRequest,
  maxBytes = MAX_BODY_BYTES,
): Readonly<Record<string, unknown>> {
  const value = readJson(request, maxBytes);
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(400, 'Not an object', 'The body must be a JSON object.');
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Reads a request's body as a JSON list. Throws the same Problems; 400 also if there is no body. */
export function readJsonList(request: ChatRequest, maxBytes: number): readonly unknown[] {
  const value = readJson(request, maxBytes);
  if (!Array.isArray(value)) throw new Problem(400, 'Not a list', 'The body must be a JSON list.');
  return value;
}

/** Undefined if there is no body. */
function readJson(request: ChatRequest, maxBytes: number): unknown {
  if (request.body.length > maxBytes) {
    throw new Problem(413, 'Too long', `The request has more than ${maxBytes} bytes.`);
  }
  if (request.body.length === 0) return undefined;
  if (!isJson(request.headers['content-type'])) {
    throw new Problem(415, 'Unsupported media type', 'Send the body as application/json.');
  }
  return parse(request.body);
}

/** Throws a Problem 400 for an unknown member, so that a misspelt one is not silently ignored. */
export function refuseUnknown(
  body: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const name = unknown.slice(0, 40);
  const detail = `The body has the unknown member "${name}" (known: ${known.join(', ')}).`;
  throw new Problem(400, 'Unknown member', detail);
}

function isJson(contentType = ''): boolean {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new Problem(400, 'Not JSON', 'The body is not valid JSON in UTF-8.', { cause });
  }
}
