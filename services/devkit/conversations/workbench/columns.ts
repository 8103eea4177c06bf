/**
 * The columns of a text test set of Lex's Test Workbench, by their names without numbers, in lower case. Each may be repeated
 * where the Workbench repeats it: `Expected Output Slot 1`, `Expected Output Slot 2`.
 * https://docs.aws.amazon.com/lexv2/latest/dg/create-test-set-CSV.html
 */
const COLUMNS = {
  'line number': 'line',
  'line #': 'line',
  'conversation number': 'conversation',
  'conversation #': 'conversation',
  source: 'source',
  'conversation participant': 'source',
  input: 'input',
  'input context tag': 'context',
  'request attribute': 'requestAttribute',
  'session attribute': 'sessionAttribute',
  'expected output intent': 'intent',
  'expected output slot': 'slot',
  'expected transcription': 'audio',
  's3 audio location': 'audio',
  'runtime hint': 'audio',
  'barge in': 'audio',
} as const;

/** An `audio` column means nothing for a text conversation, so it must be empty. */
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS];

const REPEATED: readonly Column[] = [
  'context',
  'requestAttribute',
  'sessionAttribute',
  'slot',
  'audio',
];

/** Reads a header. Returns the meaning of each column, and problems: unknown, repeated and missing columns. */
export function readHeader(names: readonly string[]): {
  readonly columns: readonly (Column | undefined)[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const columns = names.map((name) => {
    const key = name.trim().toLowerCase().replace(/\s+/g, ' ').replace(/ \d+$/, '');
    const column = Object.hasOwn(COLUMNS, key) ? COLUMNS[key as keyof typeof COLUMNS] : undefined;
    if (!column) problems.push(`column "${name.trim()}" is not one of the Test Workbench's`);
    return column;
  });
  for (const column of new Set(columns)) {
    const count = columns.filter((each) => each === column).length;
    if (column && count > 1 && !REPEATED.includes(column)) {
      problems.push(`column "${names[columns.indexOf(column)]}" occurs ${count} times`);
    }
  }
  if (!columns.includes('source')) problems.push('column "Source" is missing');
  if (!columns.includes('input')) problems.push('column "Input" is missing');
  return { columns, problems };
}
