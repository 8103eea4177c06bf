import { isEmailAddress } from '../email-address.ts';
import type { Change } from './change.ts';
import { type Answers, askFor, FIELDS, type Field, type Form, nextOf, openForm } from './form.ts';
import { readCheck } from './read-check.ts';
import { isNo, isYes, plainly } from './said.ts';
import { again, ask, type IntakeRules, type Step } from './step.ts';
import { isUndo, quotedToRemove, withoutWords } from './undo.ts';
import { readWishes, type Wish } from './wishes.ts';
import { changedNote, FROM_THE_BEGINNING } from './wording.ts';

/** Reads a value for a field, as the answer to its question. */
export type FieldReader = (form: Form, field: Field, value: string, rules: IntakeRules) => Step;

/** Decides what follows from what was said about the list of what will be sent. */
export function readCheckReply(
  { pending, ...form }: Form,
  text: string,
  rules: IntakeRules,
  readField: FieldReader,
): Step {
  const ofPending = pending === undefined ? undefined : readPending(form, text, pending);
  if (ofPending) return ofPending;
  const named = rules.categoryNamed(text);
  if (named !== undefined) return withAnswers(form, { ...form.answers, category: named });
  const quoted = quotedToRemove(text);
  if (quoted !== undefined) return removed(form, quoted);
  if (isUndo(text)) return undone(form);
  const wishes = readWishes(text, form.answers, rules);
  return wishes
    ? doWishes(form, wishes, rules, readField)
    : readOneReply(form, text, rules, readField);
}

function readOneReply(form: Form, text: string, rules: IntakeRules, readField: FieldReader): Step {
  const reply = readCheck(text, form.answers);
  switch (reply.kind) {
    case 'send':
    case 'cancel':
      return { kind: reply.kind };
    case 'no':
      return again(form, 'notSent');
    case 'restart':
      return ask(openForm({}), FROM_THE_BEGINNING);
    case 'leave':
      return ask(form);
    case 'place':
      return ask(askFor(form, reply.field));
    case 'urgency':
      return withAnswers(form, { ...form.answers, urgency: reply.urgency });
    case 'question':
      return { kind: 'lookUp', form };
    case 'told':
      return { kind: 'ask', form: { ...form, pending: reply.text }, problem: 'offerAdd' };
    case 'back':
    case 'unclear':
      return again(form, 'unclear');
    default:
      return readChanges(
        form,
        reply.kind === 'several' ? reply.changes : [reply],
        rules,
        readField,
      );
  }
}

const TO_SEND = /^(?:(?:no|just|please|don't|dont|leave it|and)[, ]+){0,4}(?:send|submit)\b/u;
const TO_ADD = /^(?:(?:yes|ok|okay|please)[, ]+){0,2}add (?:it|that|this)\b/u;

/** What is said to "shall I add that?". Undefined if it is something else: then nothing is added. */
function readPending(form: Form, text: string, pending: string): Step | undefined {
  if (TO_SEND.test(plainly(text))) return { kind: 'send' };
  if (TO_ADD.test(plainly(text)) || isYes(text)) {
    const description = added(form.answers, pending);
    const next = { ...nextOf(form, { ...form.answers, description }), before: form.answers };
    return { kind: 'ask', form: next, added: pending };
  }
  return isNo(text) ? ask(form) : undefined;
}

/** Does all that is wished, and shows the list again: what is sent is what was seen. */
function doWishes(
  form: Form,
  wishes: readonly Wish[],
  rules: IntakeRules,
  readField: FieldReader,
): Step {
  const wanted = wishes.filter(({ kind }) => kind !== 'send');
  if (wanted.length === 0) return { kind: 'send' };
  let now = form;
  for (const wish of wanted) {
    const step = doWish(now, wish, rules, readField);
    if (step.kind !== 'ask' || step.problem !== undefined || step.form.asked !== 'check')
      return step;
    now = step.form;
  }
  const isUndone = wanted.every(({ kind }) => kind === 'undo');
  return isUndone ? undone(form) : withAnswers(form, now.answers);
}

function doWish(form: Form, wish: Wish, rules: IntakeRules, readField: FieldReader): Step {
  switch (wish.kind) {
    case 'send':
      return ask(form);
    case 'undo':
      return undone(form);
    case 'urgency':
      return withAnswers(form, { ...form.answers, urgency: wish.urgency });
    case 'category':
      return withAnswers(form, { ...form.answers, category: wish.category });
    default:
      return readChanges(form, [wish], rules, readField);
  }
}

function undone({ before, ...form }: Form): Step {
  if (before === undefined) return again(form, 'unclear');
  return { kind: 'ask', form: nextOf(form, before), isUndone: true };
}

/** Takes words out of the line and the description. */
function removed(form: Form, words: string): Step {
  const { summary, description } = form.answers;
  const [line, text] = [withoutWords(summary, words), withoutWords(description, words)];
  if (line === undefined && text === undefined) return again(form, 'notRemoved');
  const answers = { ...form.answers, summary: line ?? summary, description: text ?? description };
  const left = Object.entries(answers).filter(([, value]) => value !== undefined && value !== '');
  return withAnswers(form, Object.fromEntries(left) as Answers);
}

/** Does one change after the other. The first that needs an answer is asked for, and the client reads what was changed before it. */
export function readChanges(
  form: Form,
  changes: readonly Change[],
  rules: IntakeRules,
  readField: FieldReader,
): Step {
  let now = form;
  for (const change of changes) {
    const step = readOne(now, change, rules, readField);
    const isDone = step.kind === 'ask' && step.problem === undefined && change.kind === 'set';
    if (!isDone) return changes.length > 1 ? withNote(form, step, rules) : step;
    now = step.form;
  }
  return form.asked === 'check'
    ? withAnswers(form, now.answers)
    : withNote(form, ask(nextOf(form, now.answers)), rules);
}

function readOne(form: Form, change: Change, rules: IntakeRules, readField: FieldReader): Step {
  switch (change.kind) {
    case 'several':
      return readChanges(form, change.changes, rules, readField);
    case 'change':
      return ask(askFor(form, change.field));
    case 'add': {
      const description = added(form.answers, change.text);
      const next = { ...nextOf(form, { ...form.answers, description }), before: form.answers };
      return { kind: 'ask', form: next, added: change.text };
    }
    case 'askAddress': {
      const asking = { ...askFor(form, 'email'), suggestion: change.text };
      return { kind: 'ask', form: asking, problem: 'otherReplies' };
    }
    case 'set':
      return readSet(form, change, rules, readField);
  }
}

const added = ({ description = '' }: Answers, text: string): string =>
  description === '' ? text : `${description}\n${text}`;

/** A value that came with the wish to change a field; if it is no answer, the field is asked for. */
function readSet(
  form: Form,
  { field, value }: Extract<Change, { kind: 'set' }>,
  rules: IntakeRules,
  readField: FieldReader,
): Step {
  const step = readField(form, field, value, rules);
  if (step.kind === 'ask' || field !== 'email') return step;
  return again(askFor(form, field), isEmailAddress(value) ? 'unclear' : 'invalidAddress');
}

/** The list with new answers. "Changed" is said of those that are others than before. */
function withAnswers(form: Form, answers: Answers): Step {
  const changed = changedIn(form.answers, answers);
  if (changed.length === 0) return ask(nextOf(form, answers));
  const next = { ...nextOf(form, answers), before: form.answers };
  return { kind: 'ask', form: next, changed };
}

function changedIn(before: Answers, after: Answers): (Field | 'urgency')[] {
  return [...FIELDS, 'urgency' as const].filter((field) => before[field] !== after[field]);
}

function withNote(form: Form, step: Step, { labelOf }: IntakeRules): Step {
  if (step.kind !== 'ask') return step;
  const changed = FIELDS.filter((field) => form.answers[field] !== step.form.answers[field]);
  if (changed.length === 0) return step;
  return { ...step, note: changedNote(changed, step.form.answers, labelOf) };
}
