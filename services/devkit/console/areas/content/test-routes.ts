import type { FastifyPluginAsync } from 'fastify';
import { parseRouting } from '../../../../bot/helpdesk/routing/parse-routing.ts';
import { parseUrgent } from '../../../../bot/helpdesk/urgent/parse-urgent.ts';
import type { ContentDeps } from '../../../content/content-deps.ts';
import { compareRouting } from '../../../content/routing/compare-routing.ts';
import { MAX_CONTENT_BYTES } from '../../../content/save-content.ts';
import {
  contactsInEffect,
  hoursInEffect,
  routingExamples,
  routingInEffect,
  routingOf,
  urgentInEffect,
} from '../../../content/tables.ts';
import { problemsOfText, TextProblemsError } from '../../../content/text-problem.ts';
import { type MessageTables, tryMessage } from '../../../content/try-message.ts';
import { compareUrgent } from '../../../content/urgent/compare-urgent.ts';
import { urgentMessages } from '../../../content/urgent/urgent-messages.ts';
import { type Members, membersOf, requiredTextIn, textIn } from '../read-input.ts';
import type { FindContent } from './find-content.ts';

/** In characters, as in an utterance with a summary. */
const MAX_MESSAGE = 10_000;

/** Creates the routes on which an edit is tried before it is saved: on the test messages, and on one message. */
export function testRoutes(deps: FindContent): FastifyPluginAsync {
  return async (api) => {
    api.post('/routing/compare', async ({ body }) => {
      const before = await routingInEffect(deps());
      const after = await editedRouting(deps(), textOf(body));
      const hours = await hoursInEffect(deps());
      return compareRouting({ before, after }, hours, await routingExamples(deps()));
    });
    api.post('/urgent/compare', async ({ body }) => {
      const before = await urgentInEffect(deps());
      const after = editedUrgent(textOf(body));
      return compareUrgent({ before, after }, await urgentMessages(deps()));
    });
    api.post('/try', async ({ body }) => {
      const members = membersOf(body);
      const ticket = ticketIn(members);
      const now = deps().clock.now();
      const before = await tablesOf(deps());
      const after = await editedTables(deps(), before, members);
      return {
        before: tryMessage(before, ticket, now),
        ...(after && { after: tryMessage(after, ticket, now) }),
      };
    });
  };
}

const textOf = (body: unknown) => requiredTextIn(membersOf(body), 'text', MAX_CONTENT_BYTES);

function ticketIn(members: Members) {
  const email = textIn(members, 'email', 320).trim();
  return {
    category: textIn(members, 'category', 100),
    summary: '',
    description: requiredTextIn(members, 'message', MAX_MESSAGE),
    ...(email !== '' && { email }),
  };
}

async function tablesOf(deps: ContentDeps): Promise<MessageTables> {
  return {
    routing: await routingInEffect(deps),
    hours: await hoursInEffect(deps),
    urgent: await urgentInEffect(deps),
    contacts: await contactsInEffect(deps),
  };
}

/** Returns the tables with what is being edited; undefined if nothing is. */
async function editedTables(
  deps: ContentDeps,
  tables: MessageTables,
  members: Members,
): Promise<MessageTables | undefined> {
  const routing = textIn(members, 'routing', MAX_CONTENT_BYTES);
  const urgent = textIn(members, 'urgent', MAX_CONTENT_BYTES);
  if (routing === '' && urgent === '') return undefined;
  return {
    ...tables,
    ...(routing !== '' && { routing: await editedRouting(deps, routing) }),
    ...(urgent !== '' && { urgent: editedUrgent(urgent) }),
  };
}

async function editedRouting(deps: ContentDeps, text: string) {
  refuse(problemsOfText(text, parseRouting));
  return routingOf(deps, text);
}

function editedUrgent(text: string) {
  refuse(problemsOfText(text, parseUrgent));
  return parseUrgent(text);
}

/** Throws TextProblemsError if there are problems. */
function refuse(problems: ReturnType<typeof problemsOfText>): void {
  if (problems.length > 0) throw new TextProblemsError(problems);
}
