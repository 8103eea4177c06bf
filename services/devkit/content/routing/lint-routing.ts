import { isMap, isSeq, parseDocument } from 'yaml';
import { adviceOf } from '../../../bot/helpdesk/routing/advice.ts';
import { parseRouting } from '../../../bot/helpdesk/routing/parse-routing.ts';
import type { RoutingTable } from '../../../bot/helpdesk/routing/routing-table.ts';
import { exampleProblems } from '../../../bot/helpdesk/routing/with-examples.ts';
import { checkContacts } from '../../../bot/helpdesk/urgent/check-contacts.ts';
import type { ContentDeps } from '../content-deps.ts';
import { lineOfWord } from '../line-of-word.ts';
import { contactsInEffect, deployedRouting, routingOf } from '../tables.ts';
import { problemsOf, problemsOfText, readProblem, type TextProblem } from '../text-problem.ts';

/** Returns everything that is wrong with a routing table, as `support-bot route --check` does, and categories that are new. */
export async function lintRouting(
  deps: ContentDeps,
  text: string,
): Promise<readonly TextProblem[]> {
  const problems = problemsOfText(text, parseRouting);
  const others = problems.length > 0 ? problems : await problemsOfTable(deps, text);
  const all = [...others, ...newCategories(text, await deployedRouting(deps))];
  return all.toSorted((a, b) => a.line - b.line);
}

async function problemsOfTable(deps: ContentDeps, text: string): Promise<readonly TextProblem[]> {
  const table = await routingOf(deps, text);
  const contacts = await contactsInEffect(deps);
  const advice = adviceOf(table).flatMap((one) =>
    problemsOf(() => checkContacts([one], contacts)).map(({ message }) => ({
      line: lineOfWord(text, one.id.replace(/^.*: /, ''), /"([^"]*)"$/.exec(message)?.[1]),
      message,
    })),
  );
  return [...advice, ...exampleProblems(table, 'routing').map(readProblem)];
}

/** The buttons of the bot's dialog are part of its definition. */
function newCategories(text: string, deployed: RoutingTable): readonly TextProblem[] {
  const known = idsOf(deployed);
  return idsIn(text)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      line: lineOfWord(text, id),
      message: `"${id}" is a new category: a new category needs a deploy. Add it to seed/routing.yaml, run support-bot route --write, and deploy`,
    }));
}

function idsOf(table: RoutingTable): readonly string[] {
  return table.version === 2
    ? table.categories.map(({ id }) => id)
    : table.teams.flatMap(({ categories }) => categories);
}

/** The ids of a text that may have problems. */
function idsIn(text: string): readonly string[] {
  const { contents } = parseDocument(text);
  const list = isMap(contents) ? contents.get('categories') : undefined;
  if (!isSeq(list)) return [];
  const ids = list.items.map((item) => (isMap(item) ? item.get('id') : undefined));
  return ids.filter((id) => typeof id === 'string');
}
