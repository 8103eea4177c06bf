import type { FoundValue } from './found-values.ts';
import type { Template } from './template.ts';

/** A slot with the tokens it was bound to, start..end, and the value if its type lists it. */
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
 * Aligns a template with a whole utterance: words must be equal, slots match exact values of their
 * type. Returns the bindings, or undefined if it does not match. Takes template × words steps at most.
 */
export function alignTemplate(template: Template, utterance: Utterance): Binding[] | undefined {
  const { elements } = template;
  const { words } = utterance;
  const failed = new Set<number>();

  function alignFrom(element: number, position: number): Binding[] | undefined {
    if (element === elements.length) return position === words.length ? [] : undefined;
    const key = element * (words.length + 1) + position;
    if (failed.has(key)) return undefined;
    const bindings = alignElement(element, position);
    if (bindings === undefined) failed.add(key);
    return bindings;
  }

  function alignElement(index: number, position: number): Binding[] | undefined {
    const element = elements[index]!;
    if (element.kind === 'word') {
      return words[position] === element.word ? alignFrom(index + 1, position + 1) : undefined;
    }
    for (const value of utterance.valuesOf(element.type)) {
      if (value.start !== position || !value.isExact) continue;
      const rest = alignFrom(index + 1, value.end);
      const { slot } = element;
      if (rest) return [{ slot, start: position, end: value.end, value }, ...rest];
    }
    return undefined;
  }

  return elements.length > words.length ? undefined : alignFrom(0, 0);
}
