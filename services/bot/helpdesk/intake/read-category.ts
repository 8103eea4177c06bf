import { isCancellation } from './cancellation.ts';
import { isDetail, withDetail } from './details.ts';
import { askAgain, type Form, nextOf } from './form.ts';
import { isQuestion } from './questions.ts';
import { isNo, isYes } from './said.ts';
import { again, ask, type IntakeRules, type Step } from './step.ts';
import { categoryKept, categoryUnknown, DETAIL_KEPT } from './wording.ts';

const OTHER = 'other';

/** Reads the answer to what a ticket is about. After two that nobody knows, the old category stays, or the last one is taken, and the client reads so. */
export function readCategoryReply(form: Form, text: string, rules: IntakeRules): Step {
  if (isQuestion(text)) return { kind: 'lookUp', form };
  const { categories, categoryOf, labelOf } = rules;
  const category = categoryOf(text);
  const isKept = form.answers.category === undefined && isKeptAside(text, rules);
  const kept = isKept ? withDetail(form, text) : form;
  if (category !== undefined)
    return ask(nextOf(kept, { ...kept.answers, category }), isKept ? DETAIL_KEPT : undefined);
  if (isYes(text) || isNo(text)) return { kind: 'ask', form, problem: 'noCategory' };
  if (isCancellation(text)) return { kind: 'cancel' };
  if (form.tries < 1)
    return isKept
      ? { kind: 'ask', form: askAgain(kept), problem: 'whichCategory', note: DETAIL_KEPT }
      : again(form, 'noCategory');
  const { category: old } = form.answers;
  if (old !== undefined) return ask(nextOf(form, form.answers), categoryKept(labelOf(old)));
  const other = categories.includes(OTHER) ? OTHER : (categories.at(-1) ?? OTHER);
  const next = nextOf(kept, { ...kept.answers, category: other });
  return ask(next, categoryUnknown(labelOf(other)));
}

/** Whether an answer says what happened, rather than only which category it is. */
const isKeptAside = (text: string, { categoryNamed }: IntakeRules): boolean =>
  isDetail(text) && categoryNamed(text) === undefined;
