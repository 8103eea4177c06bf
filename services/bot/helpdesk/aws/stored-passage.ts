import type { Passage } from '../documents/passage.ts';

/** A passage as the index stores it: its id is the id of the indexed document. */
export type StoredPassage = Omit<Passage, 'id'>;

/** Removes the id, for the index. */
export function toStored({ id: _, ...stored }: Passage): StoredPassage {
  return stored;
}

/** Restores a passage from a hit. */
export function fromStored(id: string, stored: StoredPassage): Passage {
  return { id, ...stored };
}
