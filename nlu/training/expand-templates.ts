import type { ModelSpec } from '../interpreter.ts';
import { type ValueFinder, withoutOverlaps } from '../slots/found-values.ts';
import { hasSlots, type Template } from '../slots/template.ts';
import type { AnnotatedUtterance, ValueSpan } from '../text/annotated-utterance.ts';
import { tokenise } from '../text/tokens.ts';
import type { OfferedValues } from './offered-values.ts';

/** Bounds on the number of values with which a template is learned … */
const MIN_EXPANSIONS = 3;
const MAX_EXPANSIONS = 12;
/** … chosen to make about this many examples in total: each costs training time. */
const EXPANDED_EXAMPLES = 2_000;
/** Recognisers of dates need the current time; to locate a date any day will do. */
const ANY_DAY = { now: new Date(0), timeZone: 'UTC' };

export interface ExpansionDeps {
  readonly spec: ModelSpec;
  /** Slot types that occur in templates. */
  readonly types: readonly string[];
  readonly find: ValueFinder;
  readonly offered: OfferedValues;
  /** The number of expansions of a template with slots, at most. */
  readonly expansions: number;
}

/** Returns how often each template is expanded: the fewer templates, the more often. */
export function expansionsOf(templates: readonly Template[]): number {
  const expanded = templates.filter(hasSlots).length;
  const affordable = Math.floor(EXPANDED_EXAMPLES / Math.max(expanded, 1));
  return Math.min(Math.max(affordable, MIN_EXPANSIONS), MAX_EXPANSIONS);
}

/**
 * Returns the examples of a template: the template itself with its values annotated, or, if it has
 * slots, up to `expansions` copies with values filled in.
 */
export function expandTemplate(template: Template, deps: ExpansionDeps): AnnotatedUtterance[] {
  if (hasSlots(template)) return fillInValues(template, deps);
  const { types, find } = deps;
  const tokens = tokenise(template.utterance);
  if (tokens.length === 0) return [];
  const values = types.flatMap((type) => find(type, template.utterance, tokens, ANY_DAY));
  return [
    {
      words: tokens.map((token) => token.text),
      values: withoutOverlaps(values).map(({ start, end, type }) => ({ start, end, type })),
    },
  ];
}

/** As many examples as the slot with the most values has, up to the limit. */
function fillInValues(template: Template, deps: ExpansionDeps): AnnotatedUtterance[] {
  const { spec, offered, expansions } = deps;
  const hasWords = template.elements.some(({ kind }) => kind === 'word');
  const values = template.elements.map((element) =>
    element.kind === 'word' ? [[element.word]] : offered(element.slot, element.type),
  );
  const isOpen = template.elements.every(
    (element) => element.kind === 'slot' && spec.slotTypes[element.type]?.kind === 'open',
  );
  if (!hasWords && isOpen) return [];

  const count = Math.min(expansions, Math.max(...values.map((some) => some.length)));
  return Array.from({ length: count }, (_, round) => fillIn(template, values, round / count));
}

type Values = readonly (readonly string[])[];

/** Takes each value at this fraction (0..1) of its list, so that all parts of long lists are used. */
function fillIn(
  template: Template,
  values: readonly Values[],
  fraction: number,
): AnnotatedUtterance {
  const words: string[] = [];
  const spans: ValueSpan[] = [];
  template.elements.forEach((element, place) => {
    const options = values[place]!;
    const index = (Math.floor(fraction * options.length) + place) % options.length;
    const start = words.length;
    words.push(...(options[index] ?? []));
    if (element.kind === 'slot') spans.push({ start, end: words.length, type: element.type });
  });
  return { words, values: spans };
}
