import type { Node } from 'yaml';
import type { YamlReader } from '../../bot/helpdesk/yaml-reader.ts';
import type { Expectation } from './conversation.ts';
import { readNullableTexts, readText, readTexts } from './yaml-values.ts';

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

/** Reads what a turn expects. Every key is optional; an unknown one is reported. */
export function parseExpectation(reader: YamlReader, node: Node): Expectation {
  const values = reader.map(node, 'expect', KEYS) ?? {};
  const text = (key: 'intent' | 'state' | 'card' | 'elicits') => {
    const value = values[key] && readText(reader, values[key], key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...text('intent'),
    ...text('state'),
    ...text('card'),
    ...text('elicits'),
    ...(values.text ? { text: readTextOrPattern(reader, values.text) } : {}),
    ...(values.slots ? { slots: readNullableTexts(reader, values.slots, 'slots') } : {}),
    ...(values.spoken ? { spoken: readTexts(reader, values.spoken, 'spoken') } : {}),
    ...(values.attributes
      ? { attributes: readTexts(reader, values.attributes, 'attributes') }
      : {}),
    ...(values.messages ? { messages: readCount(reader, values.messages) } : {}),
  };
}

/** `/…/i` is a pattern; any other text must be contained in the reply. */
function readTextOrPattern(reader: YamlReader, node: Node): string | RegExp {
  const text = readText(reader, node, 'text') ?? '';
  const [, source, flags] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? [];
  if (source === undefined) return text;
  try {
    return new RegExp(source, flags);
  } catch {
    reader.report(node, `text ${text} is not a regular expression`);
    return text;
  }
}

function readCount(reader: YamlReader, node: Node): number {
  const text = readText(reader, node, 'messages') ?? '';
  if (!/^\d{1,2}$/.test(text)) reader.report(node, `messages must be a number (got "${text}")`);
  return Number(text);
}
