import type { Passage } from '../documents/passage.ts';

/** A passage as it stands in the index: its id is the document's. */
export type StoredPassage = Omit<Passage, 'id'>;

/** Takes the id off, for the index. */
export function toStored({ id: _, ...stored }: Passage): StoredPassage {
  return stored;
}

/** Puts a hit back together. */
export function fromStored(id: string, stored: StoredPassage): Passage {
  return { id, ...stored };
}
