import type { Form } from './form.ts';
import { isNo, isYes, plainly } from './said.ts';
import { saysWhat } from './says-what.ts';
import { isStatement } from './statements.ts';
import type { Step } from './step.ts';
import { saysTrouble } from './trouble.ts';

const MIN_WORDS = 6;
/** In characters. Lex keeps 12 KB for a session in all. */
const MAX_DETAILS = 1_500;
/** Who does not know what to answer, or does not want to, says nothing of the problem. */
const NO_DETAIL =
  /\b(?:not sure|(?:do not|don't|dont) know|no idea|which (?:one|of)|none of|any of|(?:my|your|a|real|full) (?:real |full )?(?:names?|e-?mail|address|inbox)|business|privacy|private|anonym\w*|these (?:options|categories)|tickets?)\b/u;

/** Whether an answer that is none says what happened. */
export function isDetail(text: string): boolean {
  const said = plainly(text);
  if (isYes(text) || isNo(text) || NO_DETAIL.test(said) || !saysWhat(text)) return false;
  const isLong = said.split(' ').length >= MIN_WORDS;
  return isStatement(text) || (isLong && saysTrouble(said)) || said.split(' ').length > MIN_WORDS;
}

/** Keeps what was said for the description, or adds it to the one that there is. */
export function withDetail(form: Form, text: string): Form {
  const { description } = form.answers;
  if (description !== undefined)
    return { ...form, answers: { ...form.answers, description: `${description}\n\n${text}` } };
  const details = form.details === undefined ? text : `${form.details}\n\n${text}`;
  return { ...form, details: details.slice(0, MAX_DETAILS) };
}

/** Once there is a description, it begins with what was kept for it. */
export function withKeptDetails(step: Step): Step {
  if (step.kind !== 'ask' || step.form.details === undefined) return step;
  const { details, ...form } = step.form;
  const { description } = form.answers;
  if (description === undefined) return step;
  const whole = description.includes(details) ? description : `${details}\n\n${description}`;
  return { ...step, form: { ...form, answers: { ...form.answers, description: whole } } };
}
