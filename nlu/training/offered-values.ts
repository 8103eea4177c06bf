import type { ModelSpec, SlotType } from '../interpreter.ts';
import { nameWords } from '../text/name-words.ts';
import { words } from '../text/tokens.ts';

/** Values to put into a slot, each as its words; the slot's own name where its type offers none. */
export type OfferedValues = (slot: string, type: string) => readonly (readonly string[])[];

/** Opens what a bot's slot types offer; a list is taken apart once, however many templates have it. */
export function openOfferedValues({ slotTypes }: ModelSpec): OfferedValues {
  const known = new Map<string, readonly (readonly string[])[]>();

  return (slot, type) => {
    const offered = known.get(type) ?? offers(typeIn(slotTypes, type));
    known.set(type, offered);
    return offered.length > 0 ? offered : [words(nameWords(slot))];
  };
}

function typeIn(slotTypes: ModelSpec['slotTypes'], name: string): SlotType | undefined {
  return Object.hasOwn(slotTypes, name) ? slotTypes[name] : undefined;
}

/** Sorted, and each once: a synonym may differ from its value in case alone. */
function offers(type: SlotType | undefined): string[][] {
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
