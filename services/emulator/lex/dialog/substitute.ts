import type { Turn } from './turn.ts';
import { textOf } from './values.ts';

const PLACEHOLDER = /\{([\w-]+(?:\.[\w-]+)?)\}|\[([A-Za-z][\w:.-]*)\]|\(\(([\w:.-]+)\)\)/g;

/**
 * Fills `{slot}`, `[session attribute]` and `((request attribute))` into a message.
 * If one has no value, `refuse` returns undefined (another message is said instead) and `keep` leaves it unchanged.
 * `{x}` is a placeholder only if the intent has a slot x.
 * https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-session-attribs.html
 */
export function substitute(
  turn: Turn,
  text: string,
  unresolved: 'refuse' | 'keep',
): string | undefined {
  let isWhole = true;
  const filled = text.replace(PLACEHOLDER, (match, slot, attribute, request) => {
    if (slot !== undefined && !isSlot(turn, slot)) return match;
    const value = valueFor(turn, slot, attribute, request);
    if (value !== undefined) return value;
    isWhole = false;
    return match;
  });
  return isWhole || unresolved === 'keep' ? filled : undefined;
}

function isSlot(turn: Turn, reference: string): boolean {
  return Object.hasOwn(turn.session.intent?.slots ?? {}, baseOf(reference));
}

function valueFor(
  turn: Turn,
  slot: string | undefined,
  attribute: string | undefined,
  request: string | undefined,
): string | undefined {
  if (attribute !== undefined) return turn.session.sessionAttributes[attribute];
  if (request !== undefined) return turn.requestAttributes[request];
  const [name = '', subSlot] = (slot ?? '').split('.');
  const value = turn.session.intent?.slots[name];
  return subSlot === undefined ? textOf(value) : textOf(value?.subSlots?.[subSlot]);
}

function baseOf(reference: string): string {
  return reference.split('.')[0] ?? '';
}
