import type { FoundValue } from './found-values.ts';
import type { Template } from './template.ts';

/** What a template's slot was bound to: tokens start..end, and the value if its type knows one. */
export interface Binding {
  readonly slot: string;
  readonly start: number;
  readonly end: number;
  readonly value?: FoundValue;
}

export interface Utterance {
  readonly words: readonly string[];
  valuesOf(type: string): readonly FoundValue[];
}

/**
 * Lays a template over a whole utterance: words must be the same, slots take values of their type.
 * Returns the bindings, or undefined where it doesn't fit. Work is bounded by template × words.
 */
export function alignTemplate(template: Template, utterance: Utterance): Binding[] | undefined {
  const { elements } = template;
  const { words } = utterance;
  const failed = new Set<number>();

  function layFrom(element: number, position: number): Binding[] | undefined {
    if (element === elements.length) return position === words.length ? [] : undefined;
    const key = element * (words.length + 1) + position;
    if (failed.has(key)) return undefined;
    const laid = layElement(element, position);
    if (laid === undefined) failed.add(key);
    return laid;
  }

  function layElement(index: number, position: number): Binding[] | undefined {
    const element = elements[index]!;
    if (element.kind === 'word') {
      return words[position] === element.word ? layFrom(index + 1, position + 1) : undefined;
    }
    for (const value of utterance.valuesOf(element.type)) {
      if (value.start !== position || !value.isExact) continue;
      const rest = layFrom(index + 1, value.end);
      const { slot } = element;
      if (rest) return [{ slot, start: position, end: value.end, value }, ...rest];
    }
    return undefined;
  }

  return elements.length > words.length ? undefined : layFrom(0, 0);
}
