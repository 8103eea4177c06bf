import type { IntentSpec } from '../interpreter.ts';
import { words } from '../text/tokens.ts';

/** A word, or a placeholder for the value of a slot. */
export type TemplateElement =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'slot'; readonly slot: string; readonly type: string };

/** A parsed sample utterance. */
export interface Template {
  readonly intent: string;
  readonly utterance: string;
  readonly elements: readonly TemplateElement[];
}

const SLOT = /\{([^{}]*)\}/;

/**
 * Parses a sample utterance: "book a room in {City}".
 * Throws an Error that names intent, utterance and slot if the intent has no such slot.
 */
export function parseTemplate(intent: IntentSpec, utterance: string): Template {
  const elements = utterance.split(SLOT).flatMap((part, index): TemplateElement[] => {
    if (index % 2 === 0) return words(part).map((word) => ({ kind: 'word', word }));
    return [{ kind: 'slot', slot: part.trim(), type: typeOf(intent, part.trim(), utterance) }];
  });
  return { intent: intent.intent, utterance, elements };
}

function typeOf(intent: IntentSpec, slot: string, utterance: string): string {
  const type = Object.hasOwn(intent.slots, slot) ? intent.slots[slot] : undefined;
  if (type !== undefined) return type;
  const known = Object.keys(intent.slots).join(', ') || 'none';
  throw new Error(
    `Intent "${intent.intent}": the utterance "${utterance}" has {${slot}}, ` +
      `but the intent has no such slot (its slots: ${known}).`,
  );
}

/** Whether a template has a slot. */
export function hasSlots({ elements }: Template): boolean {
  return elements.some(({ kind }) => kind === 'slot');
}

/** Returns the slot types that occur in templates, sorted. */
export function typesIn(templates: readonly Template[]): string[] {
  const types = templates.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.kind === 'slot' ? [element.type] : [])),
  );
  return [...new Set(types)].sort();
}
