import { addressProblem } from '../../helpdesk/intake/address-problem.ts';
import type { Answers } from '../../helpdesk/intake/form.ts';
import { problemIn, readOpening } from '../../helpdesk/intake/read-opening.ts';
import { saysWhat } from '../../helpdesk/intake/says-what.ts';
import type { IntakeRules } from '../../helpdesk/intake/step.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { questionOf } from './asked-question.ts';
import { wasAdvised } from './cannot-wait.ts';
import { type Desk, intakeRules, suggested } from './intake-rules.ts';
import { type LexEvent, slotValue } from './lex-event.ts';
import { TICKET_SLOTS } from './ticket-slots.ts';

export interface OpeningDeps extends Desk {
  /** Whether what was just said cannot wait for an e-mail. */
  readonly cannotWait?: boolean;
}

/** What was said before, without an address that may not be taken. */
export function acceptable({ email, ...person }: Answers, rules: IntakeRules): Answers {
  const isOne = email !== undefined && addressProblem(email, rules) === undefined;
  return isOne ? { ...person, email } : person;
}

/** Returns what the opening of a ticket, and the question before it, say of the ticket. */
export function answersInOpening(deps: OpeningDeps, event: LexEvent): Answers {
  const said = redact(event.inputTranscript);
  const question = questionOf(event);
  const rules = intakeRules(deps);
  const { summary, description, email, ...person } = readOpening(said);
  const asked = question === undefined ? {} : askedProblem(question);
  const category =
    slotValue(event.sessionState.intent.slots ?? {}, TICKET_SLOTS.category) ||
    (suggested(deps, said) ?? (question && suggested(deps, question)));
  const problem = {
    summary: summary !== undefined && saysWhat(summary) ? summary : undefined,
    description: description !== undefined && saysWhat(description) ? description : undefined,
  };
  const address = email === undefined || addressProblem(email, rules) ? undefined : email;
  const isUrgent = deps.cannotWait || (question !== undefined && wasAdvised(event));
  const urgency = isUrgent ? ('high' as const) : undefined;
  const told = isNothing(asked) || isAboutOther(said, problem.summary) ? problem : asked;
  const all = { ...(urgency && { urgency }), ...person, email: address, ...told, category };
  const known = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known) as Answers;
}

const TICKET_ABOUT =
  /\b(?:ticket|request) (?:for|about|on|that|because|regarding|with)\b(?! (?:that|this|it|me|both|my question|this question)\b)|\bticket\s*:/iu;

/** Whether an opening says itself what the ticket is about, whatever was asked before. */
const isAboutOther = (said: string, summary: string | undefined): boolean =>
  summary !== undefined && TICKET_ABOUT.test(said);

/** What a question before says of the problem; small talk says nothing. */
function askedProblem(question: string): Answers {
  const { urgency, summary } = readOpening(question);
  if (summary === undefined || !saysWhat(summary)) return {};
  return { ...problemIn(question), ...(urgency && { urgency }) };
}

const isNothing = (answers: Answers): boolean => answers.summary === undefined;
