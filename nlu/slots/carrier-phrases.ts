import type { SlotType } from '../interpreter.ts';
import type { Template } from './template.ts';

/** The words around a slot in a template. */
export interface CarrierPhrase {
  readonly slot: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const MAX_CONTEXT_WORDS = 3;

/** Returns the carrier phrases of every slot of an intent. */
export function carrierPhrases(templates: readonly Template[]): CarrierPhrase[] {
  return templates.flatMap(({ elements }) =>
    elements.flatMap((element, place): CarrierPhrase[] => {
      if (element.kind !== 'slot') return [];
      return [
        {
          slot: element.slot,
          before: literalWords(elements.slice(0, place).reverse()).reverse(),
          after: literalWords(elements.slice(place + 1)),
          isFirst: place === 0,
          isLast: place === elements.length - 1,
        },
      ];
    }),
  );
}

/** The words up to the next slot. */
function literalWords(elements: Template['elements']): string[] {
  const literals: string[] = [];
  for (const element of elements.slice(0, MAX_CONTEXT_WORDS)) {
    if (element.kind !== 'word') break;
    literals.push(element.word);
  }
  return literals;
}

/** Whether words that the type does not list may fill a slot. */
export function acceptsAnyWords(type: SlotType | undefined): boolean {
  return type?.kind === 'open' || (type?.kind === 'list' && !type.isClosed);
}

/**
 * Returns how many words around start..end match the phrase. If the slot is at the edge of the
 * template, being at the edge of the utterance counts as one word.
 */
export function agreement(
  phrase: CarrierPhrase,
  words: readonly string[],
  start: number,
  end: number,
): number {
  return agreementBefore(phrase, words, start) + agreementAfter(phrase, words, end);
}

export function agreementBefore(
  { before, isFirst }: CarrierPhrase,
  words: readonly string[],
  start: number,
): number {
  if (isFirst) return start === 0 ? 1 : 0;
  let agreed = 0;
  while (agreed < before.length && words[start - 1 - agreed] === before.at(-1 - agreed)) agreed++;
  return agreed;
}

export function agreementAfter(
  { after, isLast }: CarrierPhrase,
  words: readonly string[],
  end: number,
): number {
  if (isLast) return end === words.length ? 1 : 0;
  let agreed = 0;
  while (agreed < after.length && words[end + agreed] === after[agreed]) agreed++;
  return agreed;
}
