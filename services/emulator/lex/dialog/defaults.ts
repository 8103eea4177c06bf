import type { Intent, Slot } from '../bot/model.ts';
import { sessionIntent, type Turn } from './turn.ts';
import { scalar } from './values.ts';

/**
 * Fills empty slots with the first of their default values that resolves.
 * https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-default.html
 */
export function applyDefaults(turn: Turn, intent: Intent): void {
  const { slots } = sessionIntent(turn);
  for (const slot of intent.slots) {
    if (slots[slot.slotName]) continue;
    const text = defaultOf(turn, slot);
    if (text === undefined) continue;
    slots[slot.slotName] = scalar(text);
    turn.trace.push({ rule: 'applyDefault', slot: slot.slotName });
  }
}

function defaultOf(turn: Turn, slot: Slot): string | undefined {
  for (const expression of slot.valueElicitationSetting.defaultValues) {
    const text = resolveDefault(turn, expression.trim());
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

/**
 * Resolves `#context.parameter`, `[session attribute]`, `<request attribute>`; anything else is a literal, quoted or
 * not.
 */
function resolveDefault(turn: Turn, expression: string): string | undefined {
  const parameter = /^#(\w+)\.([\w-]+)$/.exec(expression);
  if (parameter) return contextValue(turn, parameter[1] ?? '', parameter[2] ?? '');
  const attribute = /^\[([^[\]]+)\]$/.exec(expression);
  if (attribute) return turn.session.sessionAttributes[attribute[1] ?? ''];
  const request = /^<([^<>]+)>$/.exec(expression);
  if (request) return turn.requestAttributes[request[1] ?? ''];
  return /^".*"$/s.test(expression) ? expression.slice(1, -1) : expression;
}

function contextValue(turn: Turn, name: string, parameter: string): string | undefined {
  const context = turn.session.activeContexts.find((candidate) => candidate.name === name);
  return context?.contextAttributes[parameter];
}
