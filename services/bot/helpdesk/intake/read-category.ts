import { isCancellation } from './cancellation.ts';
import { type Form, nextOf } from './form.ts';
import { isQuestion } from './questions.ts';
import { isNo, isYes } from './said.ts';
import { again, ask, type IntakeRules, type Step } from './step.ts';
import { categoryKept, categoryUnknown } from './wording.ts';

const OTHER = 'other';

/** Reads the answer to what a ticket is about. After two that nobody knows, the old category stays, or the last one is taken, and the client reads so. */
export function readCategoryReply(form: Form, text: string, rules: IntakeRules): Step {
  if (isQuestion(text)) return { kind: 'lookUp', form };
  const { categories, categoryOf, labelOf } = rules;
  const category = categoryOf(text);
  if (category !== undefined) return ask(nextOf(form, { ...form.answers, category }));
  if (isYes(text) || isNo(text)) return { kind: 'ask', form, problem: 'noCategory' };
  if (isCancellation(text)) return { kind: 'cancel' };
  if (form.tries < 1) return again(form, 'noCategory');
  const { category: old } = form.answers;
  if (old !== undefined) return ask(nextOf(form, form.answers), categoryKept(labelOf(old)));
  const other = categories.includes(OTHER) ? OTHER : (categories.at(-1) ?? OTHER);
  const next = nextOf(form, { ...form.answers, category: other });
  return ask(next, categoryUnknown(labelOf(other)));
}
