import type { ClientModule } from '../../aws/wire/schema.ts';

/**
 * The runtime's client module with one change: an unfilled slot is written as `null`, as Lex does and as clients rely on.
 * The SDK's schema says that the map of slots has no empty members, so its codec would drop them.
 */
export function withNullableSlots(client: ClientModule): ClientModule {
  const copies = new Map<unknown, unknown>();
  const operations = ['RecognizeText$', 'GetSession$'];
  return {
    ...client,
    ...Object.fromEntries(operations.map((name) => [name, copyOf(client[name], copies)])),
  };
}

const SLOTS_MAP = 'Slots';
const NAME = 2;
const TRAITS = 3;
const FIRST_REFERENCE = 4;

/** Copies a schema with all that it refers to; the map of slots becomes sparse. Each schema is copied once. */
function copyOf(schema: unknown, copies: Map<unknown, unknown>): unknown {
  if (typeof schema === 'function') return () => copyOf(schema(), copies);
  if (!Array.isArray(schema)) return schema;
  const known = copies.get(schema);
  if (known) return known;
  const copy: unknown[] = [...schema];
  copies.set(schema, copy);
  // A list of member schemas, or a schema with the traits of its member: no name in its second place.
  const isNamed = typeof schema[1] === 'string';
  for (let i = isNamed ? FIRST_REFERENCE : 0; i < copy.length; i += 1) {
    copy[i] = copyOf(copy[i], copies);
  }
  if (isNamed && copy[NAME] === SLOTS_MAP) copy[TRAITS] = { sparse: 1 };
  return copy;
}
