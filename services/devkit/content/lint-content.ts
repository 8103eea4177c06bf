import { parseHours } from '../../bot/helpdesk/hours/parse-hours.ts';
import { checkContacts } from '../../bot/helpdesk/urgent/check-contacts.ts';
import { parseUrgent } from '../../bot/helpdesk/urgent/parse-urgent.ts';
import type { ContentDeps } from './content-deps.ts';
import type { EditedId } from './edited-files.ts';
import { lineOfWord } from './line-of-word.ts';
import { lintRouting } from './routing/lint-routing.ts';
import { contactsInEffect } from './tables.ts';
import { problemsOf, problemsOfText, type TextProblem } from './text-problem.ts';

/** Returns everything that is wrong with a text, by the parsers of the functions that use it; in the order of its lines. */
export async function lintContent(
  deps: ContentDeps,
  id: EditedId,
  text: string,
): Promise<readonly TextProblem[]> {
  if (id === 'hours') return problemsOfText(text, parseHours);
  return id === 'routing' ? lintRouting(deps, text) : lintUrgent(deps, text);
}

async function lintUrgent(deps: ContentDeps, text: string): Promise<readonly TextProblem[]> {
  const problems = problemsOfText(text, parseUrgent);
  if (problems.length > 0) return problems;
  const contacts = await contactsInEffect(deps);
  return parseUrgent(text).flatMap((rule) =>
    problemsOf(() => checkContacts([rule], contacts)).map(({ message }) => ({
      line: lineOfWord(text, rule.id, /"([^"]*)"$/.exec(message)?.[1]),
      message,
    })),
  );
}
