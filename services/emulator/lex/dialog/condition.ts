import { evaluate, type Referent } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import type { Expression, Reference } from '../expression/syntax.ts';
import type { SlotValue } from '../session/session.ts';
import type { DialogContext, Turn } from './turn.ts';

const NUMERIC_TYPES: readonly string[] = ['AMAZON.Number', 'AMAZON.Percentage'];

/** Parsed conditions by their text. A cache: the same text always parses to the same expression, checked at import. */
const parsed = new Map<string, Expression>();
const MAX_PARSED = 10_000;

/**
 * Evaluates a condition against the session, the request attributes and the input.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
 */
export function conditionHolds(context: DialogContext, turn: Turn, expression: string): boolean {
  return evaluate(expressionOf(expression), (reference) => referentOf(context, turn, reference));
}

function expressionOf(text: string): Expression {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= MAX_PARSED) parsed.clear();
  const expression = parseExpression(text);
  parsed.set(text, expression);
  return expression;
}

function referentOf(
  context: DialogContext,
  turn: Turn,
  reference: Reference,
): Referent | undefined {
  switch (reference.kind) {
    case 'slot':
      return slotReferent(context, turn, reference.name);
    case 'sessionAttribute':
      return textReferent(turn.session.sessionAttributes[reference.name]);
    case 'requestAttribute':
      return textReferent(turn.requestAttributes[reference.name]);
    case 'property':
      return propertyReferent(turn, reference.name);
  }
}

function textReferent(text: string | undefined): Referent | undefined {
  return text === undefined ? undefined : { text };
}

function propertyReferent(turn: Turn, name: string): Referent | undefined {
  if (name === 'inputMode') return { text: turn.input.mode };
  if (name === 'inputTranscript') return { text: turn.input.transcript };
  if (name === 'transcriptions[0].transcription') return { text: turn.input.transcript };
  if (name !== 'transcriptions[0].transcriptionConfidence') return undefined;
  return { text: '1', isNumeric: true };
}

/** Resolves `{Slot}`, `{Intent.Slot}` of the current intent, and `{Slot.SubSlot}`. */
function slotReferent(context: DialogContext, turn: Turn, name: string): Referent | undefined {
  const { intent } = turn.session;
  if (!intent) return undefined;
  const [first = '', second] = name.split('.');
  const isQualified = second !== undefined && first === intent.name;
  const slotName = isQualified ? second : first;
  const slot = intent.slots[slotName];
  const value = second !== undefined && !isQualified ? slot?.subSlots?.[second] : slot;
  return value ? valueReferent(value, typeOf(context, intent.name, slotName)) : undefined;
}

function valueReferent(value: SlotValue, slotTypeName: string | undefined): Referent {
  const values = value.values?.flatMap((item) => item.value?.interpretedValue ?? []);
  return {
    text: values ? values.join(',') : (value.value?.interpretedValue ?? ''),
    ...(values ? { values } : {}),
    isNumeric: NUMERIC_TYPES.includes(slotTypeName ?? ''),
  };
}

function typeOf(context: DialogContext, intentName: string, slotName: string): string | undefined {
  const intent = context.locale.intents.find((candidate) => candidate.intentName === intentName);
  return intent?.slots.find((slot) => slot.slotName === slotName)?.slotTypeName;
}
