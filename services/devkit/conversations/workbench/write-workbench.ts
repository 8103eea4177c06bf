import type { Conversation, Expectation, Turn } from '../conversation.ts';
import { csvLine } from './parse-csv.ts';

export interface WrittenWorkbench {
  readonly csv: string;
  /** Expectations that the Workbench has no column for, with how many were left out: `elicits` → 3. */
  readonly leftOut: ReadonlyMap<string, number>;
}

interface Row {
  readonly conversation: string;
  readonly source: 'User' | 'Agent';
  readonly input: string;
  readonly turn?: Turn;
}

/** Writes conversations as a text test set of Lex's Test Workbench, with repeated columns as needed. */
export function writeWorkbench(conversations: readonly Conversation[]): WrittenWorkbench {
  const rows = conversations.flatMap(({ turns }, place) => rowsOf(turns, String(place + 1)));
  const most = (count: (row: Row) => number) => Math.max(0, ...rows.map(count));
  const groups = [
    { name: 'Input Context Tag', values: ({ turn }: Row) => turn?.send?.contexts ?? [] },
    { name: 'Request Attribute', values: ({ turn }: Row) => pairs(turn?.send?.requestAttributes) },
    { name: 'Session Attribute', values: ({ turn }: Row) => pairs(turn?.send?.sessionAttributes) },
    { name: 'Expected Output Intent', values: ({ turn }: Row) => [turn?.expect.intent ?? ''] },
    { name: 'Expected Output Slot', values: ({ turn }: Row) => slotPairs(turn?.expect) },
  ].map((group) => ({ ...group, width: most((row) => group.values(row).length) }));

  const header = groups.flatMap(({ name, width }) =>
    Array.from({ length: width }, (_, place) =>
      name === 'Expected Output Intent' ? name : `${name} ${place + 1}`,
    ),
  );
  const lines = rows.map((row, place) => [
    ...[String(place + 1), row.conversation, row.source, row.input],
    ...groups.flatMap(({ values, width }) => padded(values(row), width)),
  ]);
  const all = [['Line #', 'Conversation #', 'Source', 'Input', ...header], ...lines];
  return {
    csv: all.map((line) => `${csvLine(line)}\r\n`).join(''),
    leftOut: leftOut(conversations),
  };
}

function rowsOf(turns: readonly Turn[], number: string): readonly Row[] {
  const rows = turns.flatMap((turn): Row[] => {
    const { text } = turn.expect;
    const asked: Row = { conversation: number, source: 'User', input: turn.action.text, turn };
    if (typeof text !== 'string') return [asked];
    return [asked, { conversation: number, source: 'Agent', input: text }];
  });
  return rows.length > 1 ? rows : rows.map((row) => ({ ...row, conversation: '-' }));
}

function padded(values: readonly string[], width: number): readonly string[] {
  return [...values, ...Array.from({ length: width - values.length }, () => '')];
}

function pairs(map: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(map).map(([name, value]) => `${name} = ${value}`);
}

function slotPairs({ slots = {}, spoken = {} }: Expectation = {}): readonly string[] {
  const filled = Object.entries(slots).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return pairs({ ...Object.fromEntries(filled), ...spoken });
}

function leftOut(conversations: readonly Conversation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { action, waitMs, expect } of conversations.flatMap(({ turns }) => turns)) {
    const { state, card, elicits, attributes, messages, text, slots = {} } = expect;
    const lost = {
      ...{ state, card, elicits, attributes, messages, wait: waitMs },
      press: action.kind === 'press' ? true : undefined,
      'text as a pattern': text instanceof RegExp ? true : undefined,
      'empty slots': Object.values(slots).includes(null) ? true : undefined,
    };
    for (const [name, value] of Object.entries(lost)) {
      if (value !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
