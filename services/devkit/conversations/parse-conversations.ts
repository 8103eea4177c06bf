import { isSeq, type Node } from 'yaml';
import { YamlReader } from '../../bot/helpdesk/yaml-reader.ts';
import { type Conversation, ConversationError, type Sent, type Turn } from './conversation.ts';
import { parseExpectation } from './parse-expectation.ts';
import { CONVERSATION_WORDING, readText, readTexts } from './yaml-values.ts';

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
  const reader = new YamlReader(text, CONVERSATION_WORDING);
  throwProblems(reader, file);
  const nodes = isSeq(reader.root) ? (reader.root.items as Node[]) : [reader.root];
  const conversations = nodes.map((node) => readConversation(reader, node, file, defaultLocale));
  throwProblems(reader, file);
  return conversations;
}

function throwProblems({ problems }: YamlReader, file: string): void {
  if (problems.length === 0) return;
  throw new ConversationError(problems.map(({ line, message }) => `${file}:${line}: ${message}`));
}

function readConversation(
  reader: YamlReader,
  node: Node | null,
  file: string,
  defaultLocale: string,
): Conversation {
  const values = reader.map(node, 'A conversation', ['name', 'locale', 'turns']) ?? {};
  if (!values.name) reader.report(node, 'A conversation needs a name');
  const turns = reader.list(values.turns ?? node, 'turns');
  if (values.turns && turns.length === 0) {
    reader.report(values.turns, 'A conversation needs turns');
  }
  return {
    name: (values.name && readText(reader, values.name, 'name')) ?? '',
    locale: (values.locale && readText(reader, values.locale, 'locale')) ?? defaultLocale,
    turns: turns.map((turn) => readTurn(reader, turn)),
    file,
    line: reader.lineOf(node),
  };
}

function readTurn(reader: YamlReader, node: Node): Turn {
  const values = reader.map(node, 'A turn', ['say', 'press', 'send', 'wait', 'expect']) ?? {};
  const { say, press, send, wait, expect } = values;
  if (say ? press : !press) reader.report(node, 'A turn needs either say or press');
  const text = readText(reader, say ?? press ?? node, say ? 'say' : 'press') ?? '';
  const waitMs = wait && readDuration(reader, wait);
  return {
    action: { kind: say ? 'say' : 'press', text },
    ...(send ? { send: readSent(reader, send) } : {}),
    ...(waitMs === undefined ? {} : { waitMs }),
    expect: expect ? parseExpectation(reader, expect) : {},
    line: reader.lineOf(node),
  };
}

const SENT = ['sessionAttributes', 'requestAttributes', 'contexts'] as const;

function readSent(reader: YamlReader, node: Node): Sent {
  const { sessionAttributes, requestAttributes, contexts } = reader.map(node, 'send', SENT) ?? {};
  const names = contexts && reader.list(contexts, 'contexts');
  return {
    ...(sessionAttributes
      ? { sessionAttributes: readTexts(reader, sessionAttributes, 'sessionAttributes') }
      : {}),
    ...(requestAttributes
      ? { requestAttributes: readTexts(reader, requestAttributes, 'requestAttributes') }
      : {}),
    ...(names
      ? { contexts: names.flatMap((name) => readText(reader, name, 'contexts') ?? []) }
      : {}),
  };
}

/** Reads `30s`, `6m` or `1h` as milliseconds. */
function readDuration(reader: YamlReader, node: Node): number | undefined {
  const text = readText(reader, node, 'wait') ?? '';
  const [, count, unit] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  if (unit !== undefined) return Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
  reader.report(node, `wait must be like 30s, 6m or 1h (got "${text}")`);
  return undefined;
}
