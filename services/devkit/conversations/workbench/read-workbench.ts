import { type Conversation, ConversationError, type Sent, type Turn } from '../conversation.ts';
import { type Column, readHeader } from './columns.ts';
import { type CsvRecord, parseCsv } from './parse-csv.ts';

/** The Workbench's own limit for a text test set. */
const MAX_ROWS = 50_000;
const MAX_CHARACTERS = 50_000_000;
/** Conversation numbers that stand for none: the row is a single input. */
const SINGLE = ['', '-', 'n/a'];

/**
 * Reads a text test set of Lex's Test Workbench. Rows with the same conversation number are one conversation; a User row is a
 * turn, the Agent row after it the expected reply. Throws ConversationError with every problem, each with its line.
 */
export function readWorkbench(text: string, file: string, locale: string): readonly Conversation[] {
  const problems: string[] = [];
  const report = (line: number, message: string) => problems.push(`${file}:${line}: ${message}`);
  const rows = readRows(text, file, report);
  const conversations = new Map<string, Conversation & { readonly turns: Turn[] }>();
  for (const row of rows) {
    const number = row.one('conversation');
    const isSingle = SINGLE.includes(number.toLowerCase());
    const name = isSingle ? `Line ${row.line}` : `Conversation ${number}`;
    const conversation = conversations.get(name) ?? {
      name,
      locale,
      turns: [],
      file,
      line: row.line,
    };
    conversations.set(name, conversation);
    addRow(conversation.turns, row, report);
  }
  if (rows.length === 0 && problems.length === 0) report(1, 'no rows');
  if (problems.length > 0) throw new ConversationError(problems);
  return [...conversations.values()];
}

type Report = (line: number, message: string) => void;

interface Row {
  readonly line: number;
  one(column: Column): string;
  all(column: Column): readonly string[];
}

function readRows(text: string, file: string, report: Report): readonly Row[] {
  if (text.length > MAX_CHARACTERS) {
    throw new ConversationError([`${file}:1: more than ${MAX_CHARACTERS} characters`]);
  }
  const [header, ...records] = recordsOf(text, file);
  const { columns, problems } = readHeader(header?.fields ?? []);
  for (const problem of problems) report(1, problem);
  if (problems.length > 0) return [];
  if (records.length > MAX_ROWS) report(1, `${records.length} rows; a test set has ${MAX_ROWS}`);
  return records.map(({ line, fields }) => {
    const all = (column: Column) =>
      fields.filter((_, place) => columns[place] === column).map((field) => field.trim());
    return {
      line,
      one: (column) => all(column)[0] ?? '',
      all: (column) => all(column).filter(Boolean),
    };
  });
}

function recordsOf(text: string, file: string): readonly CsvRecord[] {
  try {
    return parseCsv(text);
  } catch (error) {
    throw new ConversationError([`${file}: ${(error as Error).message}`]);
  }
}

function addRow(turns: Turn[], row: Row, report: Report): void {
  const source = row.one('source').toLowerCase();
  const input = row.one('input');
  const audio = row.all('audio').filter((value) => !/^(-|n\/a|false|no)$/i.test(value));
  if (audio.length > 0) report(row.line, `"${audio[0]}" is about audio; text is what is played`);
  if (input === '') report(row.line, 'Input is empty');
  if (source === 'user') turns.push(userTurn(row, input, report));
  else if (source === 'agent') expectText(turns, row, input, report);
  else report(row.line, `Source must be User or Agent (got "${row.one('source')}")`);
}

function userTurn(row: Row, text: string, report: Report): Turn {
  const pairs = (column: Column) => pairsOf(row.all(column), row.line, report);
  const [intent] = row.all('intent');
  const spoken = pairs('slot');
  const send = sentOf(pairs('sessionAttribute'), pairs('requestAttribute'), row.all('context'));
  return {
    action: { kind: 'say', text },
    ...(send ? { send } : {}),
    expect: {
      ...(intent === undefined ? {} : { intent }),
      ...(Object.keys(spoken).length > 0 ? { spoken } : {}),
    },
    line: row.line,
  };
}

type Pairs = Readonly<Record<string, string>>;

function sentOf(session: Pairs, request: Pairs, contexts: readonly string[]): Sent | undefined {
  const sent = {
    ...(Object.keys(session).length > 0 ? { sessionAttributes: session } : {}),
    ...(Object.keys(request).length > 0 ? { requestAttributes: request } : {}),
    ...(contexts.length > 0 ? { contexts } : {}),
  };
  return Object.keys(sent).length > 0 ? sent : undefined;
}

/** Consecutive Agent rows are messages of one reply. */
function expectText(turns: Turn[], { line }: Row, input: string, report: Report): void {
  const turn = turns.pop();
  if (!turn) {
    report(line, 'An Agent row needs a User row of the same conversation before it');
    return;
  }
  const text = turn.expect.text === undefined ? input : `${turn.expect.text}\n${input}`;
  turns.push({ ...turn, expect: { ...turn.expect, text } });
}

/** Reads `Date = 4/15/23` as a value by name. */
function pairsOf(values: readonly string[], line: number, report: Report): Pairs {
  const pairs = new Map<string, string>();
  for (const value of values.filter((each) => !SINGLE.includes(each.toLowerCase()))) {
    const [, name, text] = /^([^=]+?)\s*=\s*([\s\S]*)$/.exec(value) ?? [];
    if (name === undefined || text === undefined) report(line, `"${value}" must be Name = value`);
    else if (pairs.has(name)) report(line, `"${name}" is given twice`);
    else pairs.set(name, text);
  }
  return Object.fromEntries(pairs);
}
