import { type Answers, type Form, nextOf, openForm } from './form.ts';
import { problemIn, summaryOf } from './read-opening.ts';
import { isNo, isYes, plainly } from './said.ts';
import { claimsUrgency } from './said-urgency.ts';
import { again, ask, type IntakeRules, type Step } from './step.ts';
import { twoProblemsIn } from './two-problems.ts';
import { ONE_TICKET, twoTickets } from './wording.ts';

const TWO =
  /\b(?:two|2|separate\w*|split|apart|each|both tickets|several|different|zwei|deux|dos|两)\b/u;
const ONE = /\b(?:one|1|un|une|uno|ein|eins|一)\b/u;
/** Says one, whatever number comes with it. */
const TOGETHER = /\b(?:together|combine\w*|same|single|both in|join\w*)\b/u;
const ONLY =
  /^(?:(?:no|just|only|please|ok|okay|then)[, ]+){0,3}(?:(?:just|only) )?the (first|second|last|other)(?: one| problem)?(?: (?:only|please|for now))?$/u;

/**
 * Asks whether one ticket or two are wanted, if what a form says of the problem is two, and the client was not asked yet.
 * Otherwise returns the form as it is.
 */
export function askHowMany(form: Form, { teamOf }: IntakeRules): Form {
  const { summary = '', description = '' } = form.answers;
  if (form.problems !== undefined || form.longText !== undefined) return form;
  const problems =
    twoProblemsIn(description, teamOf) ?? twoProblemsIn(summary.replace(/…$/u, ''), teamOf);
  return problems ? { ...form, asked: 'howMany', problems } : form;
}

/** Reads whether the client wants two tickets, one that says both, or one of the two problems only. */
export function readHowMany(form: Form, text: string, rules: IntakeRules): Step {
  const said = plainly(text);
  const [first = '', second = ''] = form.problems ?? [];
  const only = ONLY.exec(said)?.[1];
  if (only !== undefined)
    return ask(decided(form, problemAnswers(form, only === 'first' ? first : second, rules)));
  if (TOGETHER.test(said)) return one(form);
  if (TWO.test(said) || isYes(text)) return two(form, first, second, rules);
  return ONE.test(said) || isNo(text) ? one(form) : again(form, 'howMany');
}

function two(form: Form, first: string, second: string, rules: IntakeRules): Step {
  const next = problemAnswers(form, second, rules);
  const now = decided(form, problemAnswers(form, first, rules));
  return ask({ ...now, next }, twoTickets(first));
}

/** The client's words stay as they are; which category both are, only the client can say. */
function one(form: Form): Step {
  const { category: _, ...answers } = form.answers;
  return ask(decided(form, answers), ONE_TICKET);
}

/** A form goes on with these answers for what it is about. */
function decided(form: Form, answers: Answers): Form {
  const { name, email } = form.answers;
  const person = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
  const all = { ...answers, ...person };
  return nextOf({ ...form, problems: [], of: openForm(all).of }, all);
}

/** What is known of one problem of two. Who called both urgent called each so, unless one of them says it. */
function problemAnswers({ answers, problems = [] }: Form, problem: string, rules: IntakeRules) {
  const { urgency } = answers;
  const isSaid = problems.some(claimsUrgency);
  const isUrgent = isSaid ? claimsUrgency(problem) : urgency === 'high';
  const category = rules.categoryOf(problem);
  const told: Answers = {
    summary: summaryOf(problem),
    ...(answers.description !== undefined && { description: problem }),
    ...problemIn(problem),
  };
  return { ...told, ...(category && { category }), ...(isUrgent && { urgency: 'high' as const }) };
}

/** Begins the ticket on the other problem, for the same person. Undefined if there is none. */
export function nextForm({ answers, next }: Form): Form | undefined {
  if (next === undefined) return undefined;
  const { name, email } = answers;
  const person = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
  return { ...openForm({ ...next, ...person }), problems: [] };
}
