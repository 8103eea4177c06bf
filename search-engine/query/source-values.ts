import { asList, isObject, type Json, type JsonObject } from '../json.ts';

/** Returns the scalar values at a dotted path of a source, in lists too, and with dots in names. */
export function valuesAt(source: JsonObject, path: string): Json[] {
  const own = asList(source[path]).filter((value) => value !== null && !isObject(value));
  const below = Object.entries(source).flatMap(([name, value]) => {
    if (!path.startsWith(`${name}.`)) return [];
    return asList(value)
      .filter(isObject)
      .flatMap((item) => valuesAt(item, path.slice(name.length + 1)));
  });
  return [...own, ...below];
}
