import type { ModelSpec, SlotType } from '../interpreter.ts';
import { nameWords } from '../text/name-words.ts';
import { words } from '../text/tokens.ts';

/** Returns values for a slot, each as words; the slot's own name if its type has no values. */
export type OfferedValues = (slot: string, type: string) => readonly (readonly string[])[];

/** Creates a lookup of the values of a bot's slot types; each type is tokenised once. */
export function createOfferedValues({ slotTypes }: ModelSpec): OfferedValues {
  const known = new Map<string, readonly (readonly string[])[]>();

  return (slot, type) => {
    const values = known.get(type) ?? valuesOf(typeIn(slotTypes, type));
    known.set(type, values);
    return values.length > 0 ? values : [words(nameWords(slot))];
  };
}

function typeIn(slotTypes: ModelSpec['slotTypes'], name: string): SlotType | undefined {
  return Object.hasOwn(slotTypes, name) ? slotTypes[name] : undefined;
}

/** Sorted and distinct: a synonym may differ from its value only in case. */
function valuesOf(type: SlotType | undefined): string[][] {
  const texts =
    type?.kind === 'list'
      ? type.values.flatMap(({ value, synonyms }) => [value, ...synonyms])
      : (type?.examples ?? []);
  const distinct = new Set(texts.map((text) => words(text).join(' ')));
  return [...distinct]
    .filter((text) => text !== '')
    .sort()
    .map((text) => text.split(' '));
}
