import { parsingException } from './errors.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a value as an object. Throws parsing_exception, naming `what`. */
export function asObject(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw parsingException(`[${what}] must be an object`);
  return value;
}

/** Returns a value as a finite number; numeric strings are accepted. Throws parsing_exception. */
export function asNumber(value: unknown, what: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw parsingException(`[${what}] must be a number, got [${JSON.stringify(value)}]`);
}

/** Returns a value as a string. Throws parsing_exception. */
export function asString(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw parsingException(`[${what}] must be a string, got [${JSON.stringify(value)}]`);
}

/** Returns a value as a boolean; `"true"` and `"false"` are accepted. Throws parsing_exception. */
export function asBoolean(value: unknown, what: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw parsingException(`[${what}] must be a boolean, got [${JSON.stringify(value)}]`);
}

/** Returns one or several values as a list; nested lists are flattened, at most 20 deep. */
export function asList(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value.flat(20) as Json[]) : [value as Json];
}

/** Throws parsing_exception for the first unknown key: nothing is silently ignored. */
export function refuseUnknown(body: JsonObject, known: readonly string[], what: string): void {
  for (const key of Object.keys(body)) {
    if (!known.includes(key)) throw parsingException(`[${what}] query does not support [${key}]`);
  }
}
