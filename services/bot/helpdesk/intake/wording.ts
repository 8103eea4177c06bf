import { type Category, labelIn } from './category.ts';
import { type Answers, type Field, type Form, LABELS, progressOf } from './form.ts';
import { type KeptDays, keptText } from './kept-days.ts';
import type { AboutTicket } from './questions.ts';
import { shortened } from './shortened.ts';
import type { Problem } from './step.ts';

/** Said before the first question that is about the person. */
export const privacyText = (kept: KeptDays): string =>
  [
    'I pass your name, your address and this conversation to the team that helps you, and to nobody else.',
    keptText(kept),
    'Please leave out passwords. “Back” takes you to the question before, “cancel” stops.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

const PROMPTS: Readonly<Record<Field, string>> = {
  name: 'What is your name?',
  email: 'What e-mail address should the team reply to?',
  category: 'What is it about?',
  summary: 'In one short line, what is the problem?',
  description:
    'Please describe what happened: what you tried, what you saw, and which course or device it is.',
};

const PROBLEMS: Readonly<Record<Problem, string>> = {
  noName: 'I need a name, so that the team knows whom it answers: for example Jordan Lee.',
  noAddress:
    'I see no e-mail address there. Please type it in full, for example jordan.lee@example.edu.',
  invalidAddress:
    'That is not a complete e-mail address. Please type it in full, for example jordan.lee@example.edu.',
  unusualLetters:
    'That address has letters to which our mail can’t be sent, or which only look like those of the alphabet. Please type it again, or give another one.',
  severalAddresses:
    'That is more than one address. Please give the one that the team should reply to.',
  reservedAddress: 'That address belongs to the help desk itself. Please give your own.',
  refusedAddress: 'I may not take that address. Please give one of your own.',
  otherDomain: '',
  suggestedAddress: '',
  otherReplies: '',
  noCategory: 'I don’t know that one. Please choose from these, or say “something else”.',
  whichCategory: 'Please choose from these, or say “something else”.',
  noWords: 'Please say it in your own words, because that is what the team reads.',
  howMany: 'I did not get that.',
  nothingBefore: 'There is no question before this one.',
  notSent:
    'Nothing is sent yet. What is wrong? Press a button, say for example “my e-mail is …”, or “cancel” to drop the ticket.',
  offerAdd: '',
  notRemoved: 'I don’t find these words in the line or the description.',
  unclear: 'I have not sent it yet. Say “send”, or say what to change.',
};

const ABOUT: Readonly<Record<Exclude<AboutTicket, 'when' | 'where' | 'line' | 'contact'>, string>> =
  {
    why: 'The team can’t answer without a name and an address. They are used for this ticket alone.',
    who: 'The team that your ticket goes to reads it, and nobody outside the help desk.',
    chat: 'What you wrote here before goes with the ticket, without passwords and the like. To keep it back, say “leave out the chat”: then only the list goes.',
    secret:
      'Passwords, card numbers and the like are taken out before anything is kept: nobody reads them. Please change a password that you have typed here. “Delete chat” deletes the rest.',
  };

/** Said before the ticket on the first of two problems. */
export const twoTickets = (first: string): string =>
  `Two tickets, then. The first is about: ${shortened(first, 120)}`;

export const ONE_TICKET = 'One ticket that says both, then.';

/** Says that a form is dropped; what the chat has sent before is not. */
export function notOpened({ next }: Form, sentId: string | undefined): string {
  if (next) return 'All right, I have opened neither ticket, and nothing was sent.';
  return sentId === undefined
    ? 'All right, I have not opened a ticket, and nothing was sent.'
    : `All right, I have not opened this ticket. Your ticket ${sentId} is with the team as before.`;
}

/** Said of a wish for urgency that comes while something else is asked for. */
export const MARKED: Readonly<Record<'high' | 'normal', string>> = {
  high: 'It is marked as urgent.',
  normal: 'It is not marked as urgent.',
};

/** Said of what happened, where something else was asked. */
export const DETAIL_KEPT = 'What you wrote goes into the description.';

export const TAKE_YOUR_TIME = 'Take your time.';

export const FROM_THE_BEGINNING = 'All right, from the beginning.';

export const categoryKept = (label: string): string =>
  `I don’t know that category, so it stays “${label}”.`;

export const categoryUnknown = (label: string): string =>
  `I’ll put it under “${label}”, and the team will sort it.`;

/** Says what was changed, while another question is open. */
export function changedNote(
  fields: readonly Field[],
  answers: Answers,
  labelOf: (category: string) => string,
): string {
  const values = fields.map((field) => {
    const value = answers[field] ?? '';
    return `${LABELS[field]}: ${shortened(field === 'category' ? labelOf(value) : value, 120)}`;
  });
  return `Changed. ${values.join('. ')}.`;
}

/** The line above the list of what will be sent. */
export function headingOf({
  changed = [],
  added,
  isUndone,
}: {
  readonly changed?: readonly string[];
  readonly added?: string;
  readonly isUndone?: boolean;
}): string {
  if (isUndone) return 'Taken back. This will be sent:';
  if (added !== undefined) return `Added: ${shortened(added, 120)}\nThis will be sent:`;
  return changed.length > 0 ? 'Changed. This will be sent:' : 'This will be sent:';
}

const CODE = 'Please type the six digits that I sent, and the ticket goes out.';

/** What only the desk knows. */
export interface DeskWords {
  readonly categories?: readonly Category[];
  readonly allowedDomains?: readonly string[];
}

/** The question that a form asks, with what was wrong with the answer before. */
export function promptOf(
  form: Form,
  problem?: Problem,
  { categories = [], allowedDomains = [] }: DeskWords = {},
): string {
  const { asked } = form;
  if (problem === 'offerAdd')
    return `It is not sent yet. Shall I add to the description: “${shortened(form.pending ?? '', 300)}”? Say “add it”, “no”, or what to change.`;
  if (asked === 'check') return problem ? PROBLEMS[problem] : '';
  if (asked === 'code') return CODE;
  if (asked === 'howMany') return `${problem ? `${PROBLEMS[problem]} ` : ''}${howManyText(form)}`;
  if (problem === 'suggestedAddress')
    return `Did you mean ${form.suggestion}? Say “yes”, or type the address again.`;
  if (problem === 'otherReplies')
    return `Shall replies go to ${form.suggestion} instead? Say “yes”, or “no” to leave ${form.answers.email ?? 'it'}.`;
  if (problem === 'otherDomain')
    return `I may only take addresses at ${allowedDomains.join(', ')}. Please give one of yours.`;
  const progress = progressOf(form);
  const steps = progress ? ` (${progress.step} of ${progress.of})` : '';
  const old = asked === 'category' ? labelIn(categories, form.answers[asked]) : form.answers[asked];
  const now =
    old === undefined
      ? ''
      : ` Now it says: ${shortened(old, 200, asked === 'description' ? form.longText?.length : undefined)}`;
  const enough =
    asked === 'description' && old === undefined && form.answers.summary !== undefined
      ? ` If “${shortened(form.answers.summary, 150)}” says it all, say “that’s all”.`
      : '';
  const kept =
    asked === 'description' && old === undefined && form.details !== undefined
      ? ` It begins with what you wrote before: “${shortened(form.details, 150)}”.`
      : '';
  return `${problem ? `${PROBLEMS[problem]} ` : ''}${PROMPTS[asked]}${kept}${enough}${steps}${now}`;
}

function howManyText({ problems = [] }: Form): string {
  const [first, second] = problems.map((problem) => `“${shortened(problem, 150)}”`);
  return `That sounds like two problems: ${first} and ${second}. Do you want two tickets, so that each gets to the right team, or one that says both?`;
}

/** Answers what a client wants to know about the ticket; `when` with the line on the hours. */
export function aboutText(about: AboutTicket, hoursLine: string, { answers }: Form): string {
  const { email, summary } = answers;
  switch (about) {
    case 'when':
      return `A person reads it and answers by e-mail during office hours. ${hoursLine}`;
    case 'where':
      return `The team answers by e-mail, at ${email ?? 'the address that you give'}. ${hoursLine}`;
    case 'line':
      return summary === undefined
        ? 'The line is what you want help with, in a few words.'
        : `The line is “${shortened(summary, 150)}”.`;
    case 'contact':
      return `You can also reach the help desk without a ticket. ${hoursLine}`;
    default:
      return ABOUT[about];
  }
}
