import type { FastifyPluginAsync } from 'fastify';
import { parseHours } from '../../../../bot/helpdesk/hours/parse-hours.ts';
import { describeHours, hoursForm } from '../../../content/hours/describe-hours.ts';
import { hoursText } from '../../../content/hours/hours-text.ts';
import { saveContent } from '../../../content/save-content.ts';
import { readContentText } from '../../../content/storage/read-content.ts';
import { hoursInEffect } from '../../../content/tables.ts';
import { FormProblemsError, problemsOf } from '../../../content/text-problem.ts';
import { type Members, membersOf, seenVersion } from '../read-input.ts';
import type { FindContent } from './find-content.ts';

/** Creates the routes of the office hours, which staff edit in a form. */
export function hoursRoutes(deps: FindContent): FastifyPluginAsync {
  return async (api) => {
    api.get('/hours', async () => {
      const { text: _, ...stored } = await readContentText(deps(), 'hours');
      const hours = await hoursInEffect(deps());
      const described = describeHours(hours, deps().clock.now());
      return { ...stored, hours: hoursForm(hours), ...described };
    });
    api.post('/hours/preview', async ({ body }) => {
      const text = textOfForm(membersOf(body), '');
      const problems = problemsIn(text);
      if (problems.length > 0) return { problems };
      return { problems, ...describeHours(parseHours(text), deps().clock.now()) };
    });
    api.put('/hours', async ({ body }) => {
      const members = membersOf(body);
      const { text: before } = await readContentText(deps(), 'hours');
      const text = textOfForm(members, before);
      const problems = problemsIn(text);
      if (problems.length > 0) throw new FormProblemsError(problems);
      return saveContent(deps(), 'hours', text, seenVersion(members));
    });
  };
}

const problemsIn = (text: string) =>
  problemsOf(() => parseHours(text)).map(({ message }) => message);

function textOfForm({ hours }: Members, before: string): string {
  const { timeZone, week, closures } = membersOf(hours);
  return hoursText({ timeZone, week, closures }, before);
}
