import { isGivenUp } from './cancellation.ts';
import {
  categoryMeant,
  correctionIn,
  isCommandFor,
  isRestart,
  isToLeave,
  placeIn,
} from './corrections.ts';
import { withKeptDetails } from './details.ts';
import { digressionOf } from './digression.ts';
import {
  type Answers,
  askFor,
  FIELDS,
  type Field,
  type Form,
  fieldBefore,
  isField,
  nextOf,
  openForm,
} from './form.ts';
import { readHowMany } from './how-many.ts';
import { type AboutTicket, aboutTicket, isQuestion } from './questions.ts';
import { readAddress } from './read-address.ts';
import { readCategoryReply } from './read-category.ts';
import { readChanges, readCheckReply } from './read-check-reply.ts';
import { summaryOf } from './read-opening.ts';
import { readEmailReply, readNameReply } from './read-person.ts';
import { isBack, isBareCancellation, isNo, isYes, plainly } from './said.ts';
import { marksUrgency, urgencyIn } from './said-urgency.ts';
import { saysWhat } from './says-what.ts';
import { again, ask, type IntakeRules, type Reader, type Step } from './step.ts';
import { FROM_THE_BEGINNING, MARKED, TAKE_YOUR_TIME } from './wording.ts';

const MAX_SUMMARY = 150;
const THATS_ALL =
  /^(?:(?:nothing(?: more| else)?|no(?:thing)? (?:more|else)|(?:that|this|it)(?:'s| is|s)? (?:it|all|everything)|says it all|all|done|see above|same|same as above|n\/?a|none|skip(?: it| this)?|das ist alles|das war'?s|c'est tout|eso es todo|es todo|nada más|è tutto|isso é tudo|就这些|没有了)(?: (?:for now|i guess|thanks|thank you|please|really|folks|i have.{0,40}))?)$/u;
const MAX_THATS_ALL = 60;
const HOLD_ON =
  /^(?:(?:ok|okay|oh|please|sorry|um)[, ]+){0,2}(?:hold on|hang on|wait(?: a (?:sec|second|moment|minute))?|one (?:sec|second|moment|minute)|just a (?:sec|second|moment|minute)|a moment|moment|brb|give me a (?:sec|second|moment|minute))(?:[,. ]+(?:please|(?:let me|i(?:'ll| will| have to| need to|'m)?|looking) .{0,40}))?$/u;

/** Decides what a reply leads to: the next question, the same one again, the check, the ticket or its end. */
export function readReply(form: Form, text: string, rules: IntakeRules): Step {
  return withKeptDetails(keepingBefore(form, readAnswer(form, text, rules)));
}

/** What replaces an answer can be taken back. */
function keepingBefore(form: Form, step: Step): Step {
  if (step.kind !== 'ask' || step.form.before !== form.before) return step;
  const isReplaced = FIELDS.some(
    (field) =>
      form.answers[field] !== undefined && form.answers[field] !== step.form.answers[field],
  );
  return isReplaced ? { ...step, form: { ...step.form, before: form.answers } } : step;
}

function readAnswer(form: Form, text: string, rules: IntakeRules): Step {
  const { asked } = form;
  if (isBareCancellation(text)) return { kind: 'cancel' };
  if (isBack(text) || (asked !== 'check' && plainly(text) === 'undo')) return stepBack(form);
  if (asked === 'check') {
    const about = aboutTicket(text);
    return about ? { kind: 'explain', form, about } : readCheckReply(form, text, rules, readField);
  }
  const aside = readAside(form, text, rules);
  if (aside) return aside;
  return isField(asked)
    ? READERS[asked](form, text.trim(), rules)
    : (digressionOf(form, text) ?? readHowMany(form, text, rules));
}

/** What is said instead of an answer: about the ticket, a way through the form, or a correction of something before. */
function readAside(form: Form, text: string, rules: IntakeRules): Step | undefined {
  const { asked, answers } = form;
  const isWritten = asked === 'summary' || asked === 'description';
  const about = aboutAt(form, text);
  if (about) return { kind: 'explain', form, about };
  if (isRestart(text)) return ask(openForm({}), FROM_THE_BEGINNING);
  if (HOLD_ON.test(plainly(text))) return ask(form, TAKE_YOUR_TIME);
  const urgency = marksUrgency(text) ? urgencyIn(text) : undefined;
  if (urgency) return ask({ ...form, answers: { ...answers, urgency } }, MARKED[urgency]);
  const place = placeIn(text);
  if (place) return ask(askFor(form, place));
  const old = isField(asked) ? answers[asked] : undefined;
  if (old !== undefined && isToLeave(text)) return ask(nextOf(form, answers));
  if (isWritten && isGivenUp(text)) return { kind: 'cancel' };
  if (isCommandFor(asked, text)) return ask(form);
  const change = correctionIn(form, text);
  if (change) return readChanges(form, [change], rules, readField);
  return isWritten ? categoryTakenBack(form, text, rules) : undefined;
}

/** What is asked about the ticket. If a text is asked for, it may well be the problem: only some of it cannot be. */
function aboutAt({ asked }: Form, text: string): AboutTicket | undefined {
  // The address is taken first.
  if (asked === 'email' && readAddress(text).kind === 'one') return undefined;
  const about = aboutTicket(text);
  const isWritten = asked === 'summary' || asked === 'description';
  return !isWritten || about === 'line' || about === 'secret' || asked === 'summary'
    ? about
    : undefined;
}

/** "No wait, it's about video", said after the category was chosen. */
function categoryTakenBack(form: Form, text: string, rules: IntakeRules): Step | undefined {
  const meant = categoryMeant(text);
  const category = meant === undefined ? undefined : rules.categoryNamed(meant);
  if (category === undefined) return undefined;
  const change = { kind: 'set', field: 'category', value: category } as const;
  return readChanges(form, [change], rules, readField);
}

function readField(form: Form, field: Field, value: string, rules: IntakeRules): Step {
  return READERS[field](askFor(form, field), value, rules);
}

const READERS: Readonly<Record<Field, Reader>> = {
  name: readNameReply,
  email: readEmailReply,
  category: readCategoryReply,
  summary: readSummaryReply,
  description: readDescriptionReply,
};

function readSummaryReply(form: Form, text: string): Step {
  const found = readAddress(text);
  const isBare = found.kind === 'one' && !saysWhat(found.rest);
  if (isYes(text) || isNo(text) || text === '' || isBare) return again(form, 'noWords');
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
    return ask(nextOf(form, { ...form.answers, description: form.details ?? summary }));
  if (isYes(text) || isNo(text) || text === '') return again(form, 'noWords');
  // What replaces a description is one, and no question about it.
  if (form.answers.description !== undefined && isQuestion(text)) return { kind: 'lookUp', form };
  return ask(nextOf(form, { ...form.answers, description: text }));
}

function stepBack(form: Form): Step {
  // A change that was begun from the list is given up; who goes back goes on to the beginning.
  const isChange =
    isField(form.asked) && form.answers[form.asked] !== undefined && !form.isGoingBack;
  if (isChange) return ask(nextOf(form, form.answers));
  const before = fieldBefore(form);
  if (before === undefined) return again(form, 'nothingBefore');
  return ask({ ...askFor(form, before), isGoingBack: true });
}
