import { isEmailAddress } from '../email-address.ts';
import { isCancellation } from './cancellation.ts';
import {
  type Answers,
  askAgain,
  askFor,
  type Field,
  type Form,
  fieldBefore,
  nextOf,
} from './form.ts';
import { type AboutTicket, aboutTicket, isQuestion } from './questions.ts';
import { readAddress } from './read-address.ts';
import { readCheck } from './read-check.ts';
import { readName } from './read-name.ts';
import { summaryOf } from './read-opening.ts';
import { isBack, isBareCancellation, isNo, isYes, plainly } from './said.ts';
import { suggestAddress } from './suggest-address.ts';

/** What the desk knows, and a form must ask about. */
export interface IntakeRules {
  /** The category that words or a button name; undefined if there is none, or several. */
  readonly categoryOf: (text: string) => string | undefined;
  readonly categories: readonly string[];
  /** Addresses of the bot, the queues and the desk: nobody's own. */
  readonly reserved: readonly string[];
  /** Domains that most clients have. */
  readonly domains: readonly string[];
}

/** Why the same is asked again. */
export type Problem =
  | 'noName'
  | 'noAddress'
  | 'invalidAddress'
  | 'unusualLetters'
  | 'severalAddresses'
  | 'reservedAddress'
  | 'suggestedAddress'
  | 'noCategory'
  | 'noWords'
  | 'nothingBefore'
  | 'notSent'
  | 'unclear';

/** What a reply to a question of the form leads to. */
export type Step =
  | { readonly kind: 'send' | 'cancel' }
  | {
      readonly kind: 'ask';
      readonly form: Form;
      readonly problem?: Problem;
      readonly changed?: boolean;
    }
  | { readonly kind: 'explain'; readonly form: Form; readonly about: AboutTicket }
  | { readonly kind: 'lookUp'; readonly form: Form };

const MAX_TRIES = 2;
const MAX_NAME = 100;
const MAX_SUMMARY = 150;
const OTHER = 'other';
const THATS_ALL =
  /^(?:nothing(?: more| else)?|no(?:thing)? (?:more|else)|that(?:'s| is|s) (?:it|all|everything)|all|done|see above|same|same as above|n\/?a|none)$/u;
const MAX_THATS_ALL = 30;

/** Decides what a reply leads to: the next question, the same one again, the check, the ticket or its end. */
export function readReply(form: Form, text: string, rules: IntakeRules): Step {
  const { asked } = form;
  if (isBareCancellation(text)) return { kind: 'cancel' };
  if (isBack(text)) return stepBack(form);
  if (asked !== 'description') {
    const about = aboutTicket(text);
    if (about) return { kind: 'explain', form, about };
  }
  if (asked === 'check') return readCheckReply(form, text, rules);
  return READERS[asked](form, text.trim(), rules);
}

type Reader = (form: Form, text: string, rules: IntakeRules) => Step;

const READERS: Readonly<Record<Field, Reader>> = {
  name: readNameReply,
  email: readEmailReply,
  category: readCategoryReply,
  summary: readSummaryReply,
  description: readDescriptionReply,
};

function readNameReply(form: Form, text: string, rules: IntakeRules): Step {
  const found = readAddress(text);
  const name = readName(found.kind === 'one' ? found.rest : text);
  if (name !== undefined) {
    const next = nextOf(form, { ...form.answers, name });
    return found.kind === 'one'
      ? readEmailReply({ ...next, asked: 'email' }, found.address, rules)
      : ask(next);
  }
  const digression = digressionOf(form, text);
  if (digression) return digression;
  const isAnything = form.tries >= MAX_TRIES && /\p{L}/u.test(text) && !isYes(text) && !isNo(text);
  if (isAnything) return ask(nextOf(form, { ...form.answers, name: text.slice(0, MAX_NAME) }));
  return again(form, 'noName');
}

function readEmailReply(form: Form, text: string, rules: IntakeRules): Step {
  const { suggestion } = form;
  if (suggestion !== undefined && isYes(text)) return withAddress(form, suggestion, rules);
  if (suggestion !== undefined && isNo(text)) return again(askFor(form, 'email'), 'noAddress');
  const found = readAddress(text);
  if (found.kind === 'one') {
    // Who types it once more means it.
    if (suggestion !== undefined) return withAddress(form, found.address, rules);
    const meant = suggestAddress(found.address, rules.domains);
    if (meant !== undefined)
      return {
        kind: 'ask',
        form: { ...askAgain(form), suggestion: meant },
        problem: 'suggestedAddress',
      };
    return withAddress(form, found.address, rules);
  }
  if (found.kind === 'none') {
    const digression = digressionOf(form, text);
    if (digression) return digression;
  }
  return again(form, ADDRESS_PROBLEMS[found.kind]);
}

const ADDRESS_PROBLEMS = {
  none: 'noAddress',
  invalid: 'invalidAddress',
  unusualLetters: 'unusualLetters',
  several: 'severalAddresses',
} as const;

function withAddress(form: Form, email: string, { reserved }: IntakeRules): Step {
  if (reserved.includes(email.toLowerCase())) return again(form, 'reservedAddress');
  return ask(nextOf(form, { ...form.answers, email }));
}

function readCategoryReply(
  form: Form,
  text: string,
  { categories, categoryOf }: IntakeRules,
): Step {
  if (isQuestion(text)) return { kind: 'lookUp', form };
  const category = categoryOf(text);
  if (category !== undefined) return ask(nextOf(form, { ...form.answers, category }));
  if (isCancellation(text)) return { kind: 'cancel' };
  if (form.tries < 1) return again(form, 'noCategory');
  const other = categories.includes(OTHER) ? OTHER : (categories.at(-1) ?? OTHER);
  return ask(nextOf(form, { ...form.answers, category: other }));
}

function readSummaryReply(form: Form, text: string): Step {
  if (isYes(text) || isNo(text) || text === '') return again(form, 'noWords');
  return ask(nextOf(form, { ...form.answers, ...summaryAnswers(form.answers, text) }));
}

/** A summary that is longer than a line is kept whole as the description, so that its end is not lost. */
function summaryAnswers(answers: Answers, text: string): Answers {
  const line = text.replace(/\s+/gu, ' ');
  const summary = summaryOf(line);
  if (line.length <= MAX_SUMMARY) return { summary };
  const { description } = answers;
  return { summary, description: description === undefined ? text : `${text}\n\n${description}` };
}

function readDescriptionReply(form: Form, text: string): Step {
  const { summary } = form.answers;
  const isAll = text.length <= MAX_THATS_ALL && THATS_ALL.test(plainly(text));
  if (summary !== undefined && isAll)
    return ask(nextOf(form, { ...form.answers, description: summary }));
  if (isYes(text) || isNo(text) || text === '') return again(form, 'noWords');
  return ask(nextOf(form, { ...form.answers, description: text }));
}

/** A question, or the wish to stop in more words, where an answer would be short. */
function digressionOf(form: Form, text: string): Step | undefined {
  if (isQuestion(text)) return { kind: 'lookUp', form };
  return isCancellation(text) ? { kind: 'cancel' } : undefined;
}

function readCheckReply(form: Form, text: string, rules: IntakeRules): Step {
  const reply = readCheck(text);
  const { answers } = form;
  const changed = (more: Answers): Step => ({
    kind: 'ask',
    form: nextOf(form, { ...answers, ...more }),
    changed: true,
  });
  if (reply.kind === 'send' || reply.kind === 'cancel') return { kind: reply.kind };
  if (reply.kind === 'no') return again(form, 'notSent');
  if (reply.kind === 'urgency') return changed({ urgency: reply.urgency });
  if (reply.kind === 'change') return ask(askFor(form, reply.field));
  if (reply.kind === 'set') return markChanged(readSet(form, reply.field, reply.value, rules));
  if (reply.kind === 'add') return changed({ description: added(answers, reply.text) });
  if (reply.kind === 'question') return { kind: 'lookUp', form };
  return again(form, 'unclear');
}

const added = ({ description = '' }: Answers, text: string): string =>
  description === '' ? text : `${description}\n${text}`;

/** A value that came with the wish to change a field; if it is no answer, the field is asked for. */
function readSet(form: Form, field: Field, value: string, rules: IntakeRules): Step {
  const asking = askFor(form, field);
  const step = READERS[field](asking, value, rules);
  if (step.kind === 'ask' || field !== 'email') return step;
  return again(asking, isEmailAddress(value) ? 'unclear' : 'invalidAddress');
}

const markChanged = (step: Step): Step =>
  step.kind === 'ask' && step.form.asked === 'check' ? { ...step, changed: true } : step;

function stepBack(form: Form): Step {
  const before = fieldBefore(form);
  if (before === undefined) return again(form, 'nothingBefore');
  const isChange = form.asked !== 'check' && form.answers[form.asked] !== undefined;
  // A change that was begun from the list is given up.
  return ask(isChange ? nextOf(form, form.answers) : askFor(form, before));
}

const ask = (form: Form): Step => ({ kind: 'ask', form });

const again = (form: Form, problem: Problem): Step => ({
  kind: 'ask',
  form: askAgain(form),
  problem,
});
