import { adviceOf } from '../../../bot/helpdesk/routing/advice.ts';
import type { RoutingTable } from '../../../bot/helpdesk/routing/routing-table.ts';
import { exampleProblems } from '../../../bot/helpdesk/routing/with-examples.ts';
import { checkContacts } from '../../../bot/helpdesk/urgent/check-contacts.ts';
import { categoryProblems, writeCategories } from '../../local/startup/routed-categories.ts';
import type { Terminal } from '../terminal.ts';
import { type RouteTables, readTables } from './tables.ts';

/** Names what is wrong with the routing table, one line each. Returns the exit code. Throws what readTables throws. */
export async function checkRouting(
  root: string,
  routing: string | undefined,
  { output, error }: Terminal,
): Promise<number> {
  const tables = await readTables(root, routing);
  const problems = [
    ...adviceProblems(tables),
    ...exampleProblems(tables.routing, tables.file),
    ...(await categoryProblems(root, tables.routing)),
  ];
  for (const problem of problems) error.write(`${problem}\n`);
  if (problems.length > 0) return 1;
  output.write(`${summaryOf(tables.routing)}\n`);
  return 0;
}

/** Writes the categories of the routing table into the bot definition. Returns the exit code. */
export async function writeBot(root: string, { output }: Terminal): Promise<number> {
  const changed = await writeCategories(root);
  for (const path of changed) output.write(`${path}\n`);
  if (changed.length === 0) output.write('The bot has these categories already.\n');
  return 0;
}

function adviceProblems({ routing, contacts, file }: RouteTables): string[] {
  try {
    checkContacts(adviceOf(routing), contacts, file);
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n');
  }
}

function summaryOf(table: RoutingTable): string {
  const teams = `${table.teams.length} teams`;
  if (table.version === 1) return `Nothing wrong: version 1, ${teams}.`;
  return `Nothing wrong: ${teams}, ${table.categories.length} categories, ${table.rules.length} rules.`;
}
