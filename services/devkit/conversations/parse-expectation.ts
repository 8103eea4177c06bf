import type { Node } from 'yaml';
import type { Expectation } from './conversation.ts';
import { entriesOf, type Report, textMapOf, textOf } from './yaml-reader.ts';

const KEYS = [
  'intent',
  'state',
  'card',
  'text',
  'slots',
  'spoken',
  'elicits',
  'attributes',
  'messages',
] as const;

/** Reads what a turn expects; every key is optional, an unknown one is reported. */
export function parseExpectation(node: Node, report: Report): Expectation {
  const entries = entriesOf(node, 'expect', KEYS, report);
  const text = (key: 'intent' | 'state' | 'card' | 'elicits') => {
    const value = entries[key] && textOf(entries[key], key, report);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...text('intent'),
    ...text('state'),
    ...text('card'),
    ...text('elicits'),
    ...(entries.text ? { text: textOrPattern(entries.text, report) } : {}),
    ...(entries.slots ? { slots: textMapOf(entries.slots, 'slots', report) } : {}),
    ...(entries.spoken ? { spoken: textsOf(entries.spoken, 'spoken', report) } : {}),
    ...(entries.attributes
      ? { attributes: textsOf(entries.attributes, 'attributes', report) }
      : {}),
    ...(entries.messages ? { messages: countOf(entries.messages, report) } : {}),
  };
}

/** `/…/i` is a pattern; anything else has to be contained. */
function textOrPattern(node: Node, report: Report): string | RegExp {
  const text = textOf(node, 'text', report) ?? '';
  const [, source, flags] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? [];
  if (source === undefined) return text;
  try {
    return new RegExp(source, flags);
  } catch {
    report(node, `text ${text} is not a regular expression`);
    return text;
  }
}

/** A map of texts; null is read as empty. */
export function textsOf(
  node: Node,
  what: string,
  report: Report,
): Readonly<Record<string, string>> {
  const entries = Object.entries(textMapOf(node, what, report));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

function countOf(node: Node, report: Report): number {
  const text = textOf(node, 'messages', report) ?? '';
  if (!/^\d{1,2}$/.test(text)) report(node, `messages must be a number (got "${text}")`);
  return Number(text);
}
