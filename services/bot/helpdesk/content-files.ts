import routingText from '../../../seed/routing.yaml';
import examplesText from '../../../seed/routing-examples.tsv';
import urgentText from '../../../seed/urgent.yaml';
import { CONTACTS } from './content/contacts-file.ts';
import type { ContentFile } from './content/content-file.ts';
import { NOTICE } from './content/notice.ts';
import { HOURS } from './hours/hours-file.ts';
import { parseExamples } from './routing/learning/example.ts';
import { LearnedMessages } from './routing/learning/learned-messages.ts';
import { parseRouting } from './routing/parse-routing.ts';
import type { RoutingTable } from './routing/routing-table.ts';
import { withExamples } from './routing/with-examples.ts';
import { parseUrgent } from './urgent/parse-urgent.ts';
import type { UrgentRule } from './urgent/urgent-rules.ts';

export const URGENT: ContentFile<readonly UrgentRule[]> = {
  name: 'urgent.json',
  initial: parseUrgent(urgentText),
  parse: parseUrgent,
};

const EXAMPLES = new LearnedMessages(parseExamples(examplesText));

/** Which team gets which ticket, and what cannot wait. */
export const ROUTING: ContentFile<RoutingTable> = {
  name: 'routing.json',
  initial: parseRoutingWithExamples(routingText),
  parse: parseRoutingWithExamples,
};

export const CONTENT_FILES = [CONTACTS, HOURS, URGENT, ROUTING, NOTICE] as const;

function parseRoutingWithExamples(text: string, file?: string): RoutingTable {
  return withExamples(parseRouting(text, file), EXAMPLES);
}
