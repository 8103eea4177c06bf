import { readFile, stat } from 'node:fs/promises';
import { findProgramFiles } from '../../base/program-files.ts';
import type { RoutingInput } from '../../bot/helpdesk/routing/routing-input.ts';
import { explainRoute } from '../content/routing/explain-route.ts';
import { printableLines } from './printable-lines.ts';
import { checkRouting, writeBot } from './route/check.ts';
import { explanationText } from './route/explain.ts';
import { ROUTE_HELP } from './route/help.ts';
import { readMail } from './route/read-mail.ts';
import { readStandardInput } from './route/standard-input.ts';
import { type RouteTables, readTables } from './route/tables.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  eml: TEXT,
  category: TEXT,
  from: TEXT,
  at: TEXT,
  routing: TEXT,
  json: FLAG,
  check: FLAG,
  write: FLAG,
};

interface RouteOptions {
  readonly eml?: string | undefined;
  readonly category?: string | undefined;
  readonly from?: string | undefined;
  readonly at?: string | undefined;
  readonly routing?: string | undefined;
  readonly json?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly write?: boolean | undefined;
}

/** In bytes. Mail servers refuse larger mails. */
const MAX_MAIL = 50 * 1024 * 1024;

export interface RouteSurroundings {
  /** The folder with seed/. Default: that of this package. */
  readonly root?: string;
  readonly now?: () => Date;
}

/** Runs `support-bot route`. Returns the exit code: 1 for problems of the table or the mail, 2 for wrong arguments. */
export function routeCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
  { root = findProgramFiles().root, now = () => new Date() }: RouteSurroundings = {},
): Promise<number> {
  const verb = {
    name: 'route',
    help: ROUTE_HELP,
    options: OPTIONS,
    allowPositionals: true,
    repeatsHelp: false,
  };
  return runVerb(verb, args, terminal, async (options, texts) => {
    checkArguments(options, texts);
    try {
      if (options.write) return await writeBot(root, terminal);
      if (options.check) return await checkRouting(root, options.routing, terminal);
      const tables = await readTables(root, options.routing);
      return explain(tables, options, await ticketOf(options, texts[0], now()), terminal);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      terminal.error.write(
        `support-bot route: ${error instanceof Error ? error.message : error}\n`,
      );
      return 1;
    }
  });
}

function checkArguments(options: RouteOptions, texts: readonly string[]): void {
  const { eml, check, write, at, routing } = options;
  const asked = [eml !== undefined, check, write, texts.length > 0].filter(Boolean).length;
  if (texts.length > 1) throw new UsageError('put the text in quotes');
  if (asked === 0) throw new UsageError('the text is missing');
  if (asked > 1) throw new UsageError('give one of a text, --eml, --check and --write');
  if (write && routing !== undefined) throw new UsageError('--write takes no --routing');
  if (at !== undefined && !isTime(at)) {
    throw new UsageError(`--at "${at}" must be a time such as 2026-12-01T18:00:00Z`);
  }
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(new Date(text).getTime());
}

interface WrittenTicket extends RoutingInput {
  readonly writtenAt: Date;
}

function explain(
  tables: RouteTables,
  { at, json }: RouteOptions,
  { writtenAt, ...ticket }: WrittenTicket,
  { output }: Terminal,
): number {
  const route = explainRoute(tables, ticket, at === undefined ? writtenAt : new Date(at));
  if (json) output.write(`${JSON.stringify(route)}\n`);
  else output.write(printableLines(explanationText(route)).join('\n'));
  return 0;
}

async function ticketOf(
  { eml, category = '', from }: RouteOptions,
  text: string | undefined,
  now: Date,
): Promise<WrittenTicket> {
  if (eml === undefined) {
    const said = { category, summary: '', description: text ?? '', writtenAt: now };
    return from === undefined ? said : { ...said, email: from };
  }
  const mail = await readMail(await readRaw(eml));
  const email = from ?? mail.from;
  const { subject: summary, text: description, date } = mail;
  // A clock that is ahead says nothing of when it was written.
  const writtenAt = date && date < now ? date : now;
  const said = { category, summary, description, writtenAt };
  return email === undefined ? said : { ...said, email };
}

async function readRaw(file: string): Promise<Uint8Array> {
  if (file === '-') return readStandardInput(MAX_MAIL);
  const { size } = await stat(file);
  if (size > MAX_MAIL) throw new Error(`${file} has more than 50 MB`);
  return readFile(file);
}
