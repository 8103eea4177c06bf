import { isSeq, type Node } from 'yaml';
import { type Conversation, ConversationError, type Sent, type Turn } from './conversation.ts';
import { parseExpectation, textsOf } from './parse-expectation.ts';
import {
  entriesOf,
  itemsOf,
  type Report,
  readYamlFile,
  textOf,
  type YamlFile,
} from './yaml-reader.ts';

const MAX_CHARACTERS = 1_000_000;
const UNITS_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/**
 * Reads a file of golden conversations: one map, or a list of them.
 * Throws ConversationError with every problem, each with its line; an unknown key is one.
 */
export function parseConversations(
  text: string,
  file: string,
  defaultLocale = 'en_US',
): readonly Conversation[] {
  if (text.length > MAX_CHARACTERS) {
    throw new ConversationError([`${file}:1: more than ${MAX_CHARACTERS} characters`]);
  }
  const yaml = readYamlFile(text, file);
  if (yaml.problems.length > 0) throw new ConversationError(yaml.problems);
  const nodes = isSeq(yaml.root) ? (yaml.root.items as Node[]) : [yaml.root];
  const conversations = nodes.map((node) => conversationOf(node, file, yaml, defaultLocale));
  if (yaml.problems.length > 0) throw new ConversationError(yaml.problems);
  return conversations;
}

function conversationOf(
  node: Node | null,
  file: string,
  yaml: YamlFile,
  defaultLocale: string,
): Conversation {
  const { report } = yaml;
  const entries = entriesOf(node, 'A conversation', ['name', 'locale', 'turns'], report);
  if (!entries.name) report(node, 'A conversation needs a name');
  const turns = itemsOf(entries.turns ?? node, 'turns', report);
  if (entries.turns && turns.length === 0) report(entries.turns, 'A conversation needs turns');
  return {
    name: (entries.name && textOf(entries.name, 'name', report)) ?? '',
    locale: (entries.locale && textOf(entries.locale, 'locale', report)) ?? defaultLocale,
    turns: turns.map((turn) => turnOf(turn, yaml)),
    file,
    line: yaml.lineOf(node),
  };
}

function turnOf(node: Node, { report, lineOf }: YamlFile): Turn {
  const entries = entriesOf(node, 'A turn', ['say', 'press', 'send', 'wait', 'expect'], report);
  const { say, press, send, wait, expect } = entries;
  if (say ? press : !press) report(node, 'A turn needs either say or press');
  const text = textOf(say ?? press ?? node, say ? 'say' : 'press', report) ?? '';
  const waitMs = wait && durationOf(wait, report);
  return {
    action: { kind: say ? 'say' : 'press', text },
    ...(send ? { send: sentOf(send, report) } : {}),
    ...(waitMs === undefined ? {} : { waitMs }),
    expect: expect ? parseExpectation(expect, report) : {},
    line: lineOf(node),
  };
}

const SENT = ['sessionAttributes', 'requestAttributes', 'contexts'] as const;

function sentOf(node: Node, report: Report): Sent {
  const { sessionAttributes, requestAttributes, contexts } = entriesOf(node, 'send', SENT, report);
  const names = contexts && itemsOf(contexts, 'contexts', report);
  return {
    ...(sessionAttributes
      ? { sessionAttributes: textsOf(sessionAttributes, 'sessionAttributes', report) }
      : {}),
    ...(requestAttributes
      ? { requestAttributes: textsOf(requestAttributes, 'requestAttributes', report) }
      : {}),
    ...(names ? { contexts: names.flatMap((name) => textOf(name, 'contexts', report) ?? []) } : {}),
  };
}

/** `30s`, `6m`, `1h` in milliseconds. */
function durationOf(node: Node, report: Report): number | undefined {
  const text = textOf(node, 'wait', report) ?? '';
  const [, count, unit] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  if (unit !== undefined) return Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
  report(node, `wait must be like 30s, 6m or 1h (got "${text}")`);
  return undefined;
}
