import { isRecord } from '../../../base/durable/stored-record.ts';
import type { Change, Contact, ContactHead, Item } from './contact.ts';

/** A line of the journal: one change of one contact, or the end of its keeping. */
export type Line =
  | { readonly contact: string; readonly head?: ContactHead; readonly items?: readonly Item[] }
  | { readonly dropped: string };

export function isLine(line: Readonly<Record<string, unknown>>): boolean {
  if ('dropped' in line) return typeof line.dropped === 'string';
  const isHead = line.head === undefined || isRecord(line.head);
  const areItems = line.items === undefined || Array.isArray(line.items);
  return typeof line.contact === 'string' && isHead && areItems;
}

/** Returns a contact after a change; an item with the id of an earlier one takes its place. */
export function changed(contact: Contact, { head = contact.head, items = [] }: Change): Contact {
  const replaced = new Map(items.map((item) => [item.id, item]));
  const known = new Set<string>();
  const kept = contact.items.map((item) => {
    known.add(item.id);
    return replaced.get(item.id) ?? item;
  });
  return { head, items: [...kept, ...items.filter(({ id }) => !known.has(id))] };
}

/** Applies a line of the journal. A change whose contact lost its first line to damage is dropped. */
export function replay(contacts: Map<string, Contact>, line: Line): void {
  if ('dropped' in line) {
    contacts.delete(line.dropped);
    return;
  }
  const { contact: id, head, items = [] } = line;
  const before = contacts.get(id) ?? (head && { head, items: [] });
  if (before) contacts.set(id, changed(before, { ...(head ? { head } : {}), items }));
}

/** Returns the contacts as lines, one each. */
export function* linesOf(contacts: ReadonlyMap<string, Contact>): Generator<Line> {
  for (const [contact, { head, items }] of contacts) yield { contact, head, items };
}
