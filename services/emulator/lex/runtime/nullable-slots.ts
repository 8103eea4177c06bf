import type { ClientModule } from '../../aws/wire/schema.ts';

/**
 * Returns the runtime's client module with one change: an unfilled slot is written as `null`, as Lex does and clients
 * expect. In the SDK's schema the map of slots is not sparse, so its codec would drop such members.
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

/** Copies a schema and everything it refers to, each once; the map of slots becomes sparse. */
function copyOf(schema: unknown, copies: Map<unknown, unknown>): unknown {
  if (typeof schema === 'function') return () => copyOf(schema(), copies);
  if (!Array.isArray(schema)) return schema;
  const known = copies.get(schema);
  if (known) return known;
  const copy: unknown[] = [...schema];
  copies.set(schema, copy);
  // A list of member schemas, or a schema with its member's traits, has no name in second place.
  const isNamed = typeof schema[1] === 'string';
  for (let i = isNamed ? FIRST_REFERENCE : 0; i < copy.length; i += 1) {
    copy[i] = copyOf(copy[i], copies);
  }
  if (isNamed && copy[NAME] === SLOTS_MAP) copy[TRAITS] = { sparse: 1 };
  return copy;
}
