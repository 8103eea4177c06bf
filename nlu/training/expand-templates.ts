import type { ModelSpec } from '../interpreter.ts';
import { type ValueFinder, withoutOverlaps } from '../slots/found-values.ts';
import { hasSlots, type Template } from '../slots/template.ts';
import type { AnnotatedUtterance, ValueSpan } from '../text/annotated-utterance.ts';
import { tokenise } from '../text/tokens.ts';
import type { OfferedValues } from './offered-values.ts';

/** A template with slots is learned with so many different values in them … */
const FEWEST_EXPANSIONS = 3;
const MOST_EXPANSIONS = 12;
/** … as make about this many examples, since each takes time to learn. */
const EXPANDED_EXAMPLES = 2_000;
/** Recognisers of dates want to know when it is; to find where a date stands any day will do. */
const ANY_DAY = { now: new Date(0), timeZone: 'UTC' };

export interface ExpansionDeps {
  readonly spec: ModelSpec;
  /** Slot types that stand in templates. */
  readonly types: readonly string[];
  readonly find: ValueFinder;
  readonly offered: OfferedValues;
  /** How often a template with slots is expanded, at most. */
  readonly expansions: number;
}

/** How often each template is expanded: the fewer there are, the more often. */
export function expansionsOf(templates: readonly Template[]): number {
  const expanded = templates.filter(hasSlots).length;
  const affordable = Math.floor(EXPANDED_EXAMPLES / Math.max(expanded, 1));
  return Math.min(Math.max(affordable, FEWEST_EXPANSIONS), MOST_EXPANSIONS);
}

/**
 * What a template is learned as: itself with the values in it marked, or, where it has slots, with
 * values put in, `expansions` times at most.
 */
export function expandTemplate(template: Template, deps: ExpansionDeps): AnnotatedUtterance[] {
  if (hasSlots(template)) return expand(template, deps);
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

/** Puts values into the slots of a template: as many wordings as a slot has values, up to a limit. */
function expand(template: Template, deps: ExpansionDeps): AnnotatedUtterance[] {
  const { spec, offered, expansions } = deps;
  const hasWords = template.elements.some(({ kind }) => kind === 'word');
  const values = template.elements.map((element) =>
    element.kind === 'word' ? [[element.word]] : offered(element.slot, element.type),
  );
  const isOpen = template.elements.every(
    (element) => element.kind === 'slot' && spec.slotTypes[element.type]?.kind === 'open',
  );
  if (!hasWords && isOpen) return [];

  const most = Math.min(expansions, Math.max(...values.map((some) => some.length)));
  return Array.from({ length: most }, (_, round) => putIn(template, values, round / most));
}

type Values = readonly (readonly string[])[];

/** Takes values from this part (0..1) of each list, so that all of a long list counts. */
function putIn(template: Template, values: readonly Values[], part: number): AnnotatedUtterance {
  const wording: string[] = [];
  const typed: ValueSpan[] = [];
  template.elements.forEach((element, place) => {
    const options = values[place]!;
    const chosen = options[(Math.floor(part * options.length) + place) % options.length] ?? [];
    const start = wording.length;
    wording.push(...chosen);
    if (element.kind === 'slot') typed.push({ start, end: wording.length, type: element.type });
  });
  return { words: wording, values: typed };
}
