import { isObject } from '../../../search-engine/json.ts';

/** Levels of an answer that are written member by member: down to the hits of the searches of an `_msearch`. */
const LEVELS = 5;

/** Yields a value as JSON, in pieces that are each written in a few milliseconds; `indent` is 0 or 2. */
export function* jsonPieces(value: unknown, indent = 0, level = 0): Generator<string, void> {
  const isList = Array.isArray(value);
  if (level >= LEVELS || !(isList || isObject(value))) {
    yield nested(JSON.stringify(value, null, indent) ?? 'null', indent, level);
    return;
  }
  const members = Object.entries(value).filter(([, member]) => isList || member !== undefined);
  const [open, close] = isList ? '[]' : '{}';
  if (members.length === 0) {
    yield `${open}${close}`;
    return;
  }
  const line = (depth: number) => (indent > 0 ? `\n${' '.repeat(indent * depth)}` : '');
  let before = `${open}${line(level + 1)}`;
  for (const [name, member] of members) {
    yield isList ? before : `${before}${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}`;
    yield* jsonPieces(member, indent, level + 1);
    before = `,${line(level + 1)}`;
  }
  yield `${line(level)}${close}`;
}

/** A line break in JSON is never part of a text. */
function nested(json: string, indent: number, level: number): string {
  return indent > 0 ? json.replaceAll('\n', `\n${' '.repeat(indent * level)}`) : json;
}
