import { parsingException } from './errors.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes a JSON object; throws parsing_exception naming what it should have been. */
export function asObject(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw parsingException(`[${what}] must be an object`);
  return value;
}

/** Takes a finite number, also written as a string; throws parsing_exception. */
export function asNumber(value: unknown, what: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw parsingException(`[${what}] must be a number, got [${JSON.stringify(value)}]`);
}

/** Takes a string; throws parsing_exception. */
export function asString(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw parsingException(`[${what}] must be a string, got [${JSON.stringify(value)}]`);
}

/** Takes a boolean, also written as a string; throws parsing_exception. */
export function asBoolean(value: unknown, what: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw parsingException(`[${what}] must be a boolean, got [${JSON.stringify(value)}]`);
}

/** One value or a list of values, as a list; lists in lists are flattened, 20 deep at most. */
export function asList(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value.flat(20) as Json[]) : [value as Json];
}

/** Throws parsing_exception for the first key that is not known: nothing is ignored in silence. */
export function refuseUnknown(body: JsonObject, known: readonly string[], what: string): void {
  for (const key of Object.keys(body)) {
    if (!known.includes(key)) throw parsingException(`[${what}] query does not support [${key}]`);
  }
}
