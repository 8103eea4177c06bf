import type { HandoffTurn } from '../conversations/handoff-record.ts';
import type { Answers } from '../intake/form.ts';
import { readOpening, summaryOf } from '../intake/read-opening.ts';
import { saysWhat } from '../intake/says-what.ts';

/** The form is kept in the session, which has room for 12 KB in all; the transcript has the rest. */
const MAX_DESCRIPTION = 3_000;

/**
 * Returns what a client said to a person, and to the bot before, as answers to a ticket's form: the first thing that says what it
 * is about is the line, all of it the description.
 */
export function saidToPerson(
  { handoff }: HandoffTurn,
  question: string | undefined,
): Pick<Answers, 'summary' | 'description' | 'urgency' | 'name' | 'email'> {
  const lines = handoff.lines.filter(({ by }) => by === 'client').map(({ text }) => text.trim());
  const asked = question === undefined || lines.includes(question) ? [] : [question];
  const words = [...asked, ...lines].filter((text) => text !== '');
  const problem = words.find(saysWhat);
  if (problem === undefined) return {};
  const summary = readOpening(problem).summary ?? summaryOf(problem);
  const description = words.join('\n').slice(0, MAX_DESCRIPTION);
  const { name, email, urgency } = readOpening(words.join('\n'));
  return {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(urgency !== undefined && { urgency }),
    summary,
    ...(description !== summary && { description }),
  };
}
