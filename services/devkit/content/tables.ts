import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contacts, parseContacts } from '../../bot/helpdesk/content/contacts.ts';
import type { OfficeHours } from '../../bot/helpdesk/hours/office-hours.ts';
import { parseHours } from '../../bot/helpdesk/hours/parse-hours.ts';
import { type Example, parseExamples } from '../../bot/helpdesk/routing/learning/example.ts';
import { LearnedMessages } from '../../bot/helpdesk/routing/learning/learned-messages.ts';
import { parseRouting } from '../../bot/helpdesk/routing/parse-routing.ts';
import type { RoutingTable } from '../../bot/helpdesk/routing/routing-table.ts';
import { withExamples } from '../../bot/helpdesk/routing/with-examples.ts';
import { parseUrgent } from '../../bot/helpdesk/urgent/parse-urgent.ts';
import type { UrgentRule } from '../../bot/helpdesk/urgent/urgent-rules.ts';
import type { ContentDeps } from './content-deps.ts';
import { contentKeyOf, type EditedId, seedPathOf } from './edited-files.ts';
import { readSeed, readStored } from './storage/read-content.ts';

/** Returns what is in effect of a content file, as functions choose it: the bundled one if that of the bucket can't be used. */
async function inEffect<T>(
  deps: ContentDeps,
  id: EditedId,
  parse: (text: string, file: string) => T,
): Promise<T> {
  const stored = await readStored(deps, contentKeyOf(id));
  const bundled = async () => parse(await readSeed(deps, id), seedPathOf(id));
  if (!stored) return bundled();
  try {
    return parse(stored.body, contentKeyOf(id));
  } catch {
    return bundled();
  }
}

/** The office hours in effect. */
export const hoursInEffect = (deps: ContentDeps): Promise<OfficeHours> =>
  inEffect(deps, 'hours', parseHours);

/** The urgent words in effect. */
export const urgentInEffect = (deps: ContentDeps): Promise<readonly UrgentRule[]> =>
  inEffect(deps, 'urgent', parseUrgent);

/** The routing table in effect, with the examples that its rules compare with. */
export async function routingInEffect(deps: ContentDeps): Promise<RoutingTable> {
  return withExamples(await inEffect(deps, 'routing', parseRouting), await learnedOf(deps.root));
}

/** Parses a routing table that is being edited, likewise. Throws RoutingFileError. */
export async function routingOf(deps: ContentDeps, text: string): Promise<RoutingTable> {
  return withExamples(parseRouting(text), await learnedOf(deps.root));
}

const LEARNED = new Map<string, Promise<LearnedMessages>>();

/** Learning takes a third of a second, and the bundled examples stay as they are. */
function learnedOf(root: string): Promise<LearnedMessages> {
  const known = LEARNED.get(root);
  if (known) return known;
  const learned = routingExamples({ root }).then((examples) => new LearnedMessages(examples));
  LEARNED.set(root, learned);
  return learned;
}

/** The routing table that the bot was deployed with. */
export async function deployedRouting(deps: Pick<ContentDeps, 'root'>): Promise<RoutingTable> {
  return parseRouting(await readSeed(deps, 'routing'));
}

/** The messages of which it is known who got them. */
export async function routingExamples({
  root,
}: Pick<ContentDeps, 'root'>): Promise<readonly Example[]> {
  return parseExamples(await readFile(join(root, 'seed/routing-examples.tsv'), 'utf8'));
}

/** The contacts in effect. */
export async function contactsInEffect(deps: ContentDeps): Promise<Contacts> {
  const bundled = async () =>
    parseContacts(await readFile(join(deps.root, 'seed/contacts.yaml'), 'utf8'));
  const stored = await readStored(deps, 'content/contacts.json');
  if (!stored) return bundled();
  try {
    return parseContacts(stored.body, 'content/contacts.json');
  } catch {
    return bundled();
  }
}
