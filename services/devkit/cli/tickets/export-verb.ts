import { csvLine } from '../../staff/csv.ts';
import { onTarget, TARGET_OPTIONS } from '../docs/on-target.ts';
import { runVerb } from '../run-verb.ts';
import { TargetError } from '../target-error.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { TICKETS_HELP } from './help.ts';
import { type DayRange, readTickets } from './read-tickets.ts';
import { ticketRow } from './ticket-row.ts';

const { json: _, ...TARGET } = TARGET_OPTIONS;
const OPTIONS = {
  ...TARGET,
  csv: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  'with-people': { type: 'boolean' },
} as const;
const PROGRESS_EVERY = 1_000;

/** Runs `support-bot tickets export`. Returns the exit code: 1 if the bot or a ticket can't be read, 2 for wrong arguments. */
export function exportVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const verb = { name: 'tickets export', help: TICKETS_HELP, options: OPTIONS };
  return runVerb(verb, args, terminal, async (values) => {
    const range = { from: dayOf('--from', values.from), to: dayOf('--to', values.to) };
    return onTarget(verb.name, values, terminal, async ({ s3, ticketsBucket }) => {
      if (ticketsBucket === undefined) throw new TargetError('the bot has no TicketsBucket');
      const tickets = rowsOf(s3, ticketsBucket, range, values['with-people'] === true, terminal);
      return write(tickets, values.csv === true, terminal);
    });
  });
}

type Rows = AsyncIterable<ReturnType<typeof ticketRow> | 'unreadable'>;

async function* rowsOf(
  s3: Parameters<typeof readTickets>[0],
  bucket: string,
  range: DayRange,
  withPeople: boolean,
  { error }: Terminal,
): Rows {
  let problems = 0;
  const onProblem = (key: string, why: string): void => {
    problems += 1;
    error.write(`support-bot tickets export: ${key} left out: ${why}\n`);
  };
  for await (const entry of readTickets(s3, bucket, range, onProblem))
    yield ticketRow(entry, withPeople);
  if (problems > 0) yield 'unreadable';
}

async function write(rows: Rows, asCsv: boolean, { output, error }: Terminal): Promise<number> {
  let count = 0;
  let exitCode = 0;
  for await (const row of rows) {
    if (row === 'unreadable') {
      exitCode = 1;
      continue;
    }
    if (asCsv && count === 0) output.write(csvLine(Object.keys(row)));
    output.write(asCsv ? csvLine(Object.values(row)) : `${JSON.stringify(row)}\n`);
    count += 1;
    if (count % PROGRESS_EVERY === 0) error.write(`${count} tickets\n`);
  }
  error.write(count === 1 ? '1 ticket\n' : `${count} tickets\n`);
  return exitCode;
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) throw new UsageError(`${option} must be a day such as 2026-11-01 (got "${text}")`);
  return text;
}
