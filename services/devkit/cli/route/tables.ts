import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Contacts, parseContacts } from '../../../bot/helpdesk/content/contacts.ts';
import type { OfficeHours } from '../../../bot/helpdesk/hours/office-hours.ts';
import { parseHours } from '../../../bot/helpdesk/hours/parse-hours.ts';
import { parseExamples } from '../../../bot/helpdesk/routing/learning/example.ts';
import { LearnedMessages } from '../../../bot/helpdesk/routing/learning/learned-messages.ts';
import { parseRouting } from '../../../bot/helpdesk/routing/parse-routing.ts';
import type { RoutingTable } from '../../../bot/helpdesk/routing/routing-table.ts';
import { withExamples } from '../../../bot/helpdesk/routing/with-examples.ts';

/** What a ticket is routed by. */
export interface RouteTables {
  readonly routing: RoutingTable;
  /** The name of the routing file in messages. */
  readonly file: string;
  readonly hours: OfficeHours;
  readonly contacts: Contacts;
}

/**
 * Reads the tables below a folder, and the examples if there are any. Throws an Error with every problem of a file, or if one
 * can't be read.
 */
export async function readTables(root: string, routing: string | undefined): Promise<RouteTables> {
  const seed = (name: string) => join(root, 'seed', name);
  const path = routing ?? seed('routing.yaml');
  const file = routing ?? relative(root, path);
  const examples = await readExamples(seed('routing-examples.tsv'));
  return {
    routing: withExamples(parseRouting(await readFile(path, 'utf8'), file), examples),
    file,
    hours: parseHours(await readFile(seed('hours.yaml'), 'utf8')),
    contacts: parseContacts(await readFile(seed('contacts.yaml'), 'utf8')),
  };
}

async function readExamples(path: string): Promise<LearnedMessages> {
  try {
    return new LearnedMessages(parseExamples(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new LearnedMessages([]);
    throw error;
  }
}
