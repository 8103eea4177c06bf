import { asideMessages } from '../../helpdesk/answers/replies/aside-messages.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { addressProblem } from '../../helpdesk/intake/address-problem.ts';
import { chatWish } from '../../helpdesk/intake/chat-wish.ts';
import { filesToDrop, takesFilesBack } from '../../helpdesk/intake/files-to-drop.ts';
import { askFor, type Form, openForm } from '../../helpdesk/intake/form.ts';
import { askHowMany } from '../../helpdesk/intake/how-many.ts';
import { isQuestion } from '../../helpdesk/intake/questions.ts';
import { readReply } from '../../helpdesk/intake/read-reply.ts';
import type { IntakeRules, Step } from '../../helpdesk/intake/step.ts';
import { aboutText, notOpened } from '../../helpdesk/intake/wording.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { withDroppedFiles } from '../../helpdesk/uploads/upload.ts';
import type { AnswerTurnDeps } from './answer-question-turn.ts';
import { questionOf, withoutQuestion } from './asked-question.ts';
import { askForCode, codeReplyTurn, withContacts } from './code-first-turn.ts';
import { fileTicketTurn } from './file-ticket-turn.ts';
import { type AskingDesk, askTurn, continueWith, roomBefore } from './intake-messages.ts';
import { intakeRules, proofPolicy } from './intake-rules.ts';
import type { LexEvent } from './lex-event.ts';
import { close, type LexResponse, say } from './lex-response.ts';
import {
  type LongDescriptionDeps,
  longTextIn,
  wholeAnswers,
  withLongText,
} from './long-description.ts';
import { withNextTicket } from './next-ticket.ts';
import { personBefore } from './person-before.ts';
import type { ProofDeps } from './proof-turn.ts';
import { sentTicket } from './sent-ticket.ts';
import { attributesAfter, withAttributes } from './session-attribute.ts';
import { type TicketFilesDeps, ticketFiles } from './ticket-files.ts';
import { redactedForm, savedForm, withForm } from './ticket-form.ts';
import { acceptable, answersInOpening, type OpeningDeps } from './ticket-opening.ts';
import { TICKET_SLOTS, ticketIntent } from './ticket-slots.ts';
import type { Content } from './urgent-turn.ts';

export type IntakeDeps = ProofDeps &
  AnswerTurnDeps &
  TicketFilesDeps &
  LongDescriptionDeps &
  Pick<AskingDesk, 'kept'> &
  Pick<OpeningDeps, 'cannotWait'> & { readonly content: Content };

/** Begins a ticket with what its opening and the question before it say, or goes on with the one that was left. */
export async function openTicketTurn(deps: IntakeDeps, event: LexEvent): Promise<LexResponse> {
  const { isPaused, ...left } = savedForm(event) ?? {};
  if (isPaused) return askTurn(deps, event, left as Form);
  const answers = answersInOpening(deps, event);
  const before = answers.name && answers.email ? {} : await personBefore(deps, event);
  const rules = intakeRules(deps);
  const form = askHowMany(openForm({ ...acceptable(before, rules), ...answers }), rules);
  const response = askTurn(deps, event, form, { isFirst: true });
  return questionOf(event) ? withoutQuestion(event, response) : response;
}

/** Reads an answer to the question that a ticket's form asked last, and does what follows from it. */
export async function intakeTurn(
  deps: IntakeDeps,
  event: LexEvent,
  form: Form,
): Promise<LexResponse> {
  if (form.asked === 'code') {
    const atCheck: Form = { ...form, asked: 'check' };
    const ofCode = await codeReplyTurn(deps, event, form, () => sendTurn(deps, event, atCheck));
    return ofCode ?? intakeTurn(deps, event, atCheck);
  }
  const aside = (await dropFilesTurn(deps, event, form)) ?? (await chatTurn(deps, event, form));
  if (aside) return aside;
  const rules = intakeRules(deps);
  const step = readReply(form, replyIn(event, form, rules), rules);
  const longText = await longTextIn(deps, event, form);
  return takeStep(deps, event, form, withLongText(form, step, longText));
}

/** Takes files back, at whatever question, and asks for the same again. */
async function dropFilesTurn(
  deps: IntakeDeps,
  event: LexEvent,
  form: Form,
): Promise<LexResponse | undefined> {
  if (!takesFilesBack(event.inputTranscript)) return undefined;
  const files = await ticketFiles(deps, event);
  const dropped = filesToDrop(event.inputTranscript, files);
  if (dropped.length === 0) return undefined;
  const note = `Removed: ${dropped.map(({ name }) => name).join(', ')}.`;
  const kept = files.filter((file) => !dropped.includes(file));
  const response = askTurn(deps, event, form, { note, files: kept });
  return withAttributes(response, withDroppedFiles(attributesAfter(event, response), dropped));
}

/** Keeps back what was said before, or lets it go along after all. */
async function chatTurn(
  deps: IntakeDeps,
  event: LexEvent,
  form: Form,
): Promise<LexResponse | undefined> {
  const wish = chatWish(event.inputTranscript);
  if (!wish) return undefined;
  const withoutChat = wish === 'leaveOut';
  const note = withoutChat
    ? 'What you wrote here before does not go with the ticket.'
    : 'What you wrote here before goes with the ticket.';
  return askTurn(
    deps,
    event,
    { ...form, withoutChat },
    { note, files: await ticketFiles(deps, event) },
  );
}

/** What was said; of a category that the slot type knows in other words, its name. */
function replyIn(event: LexEvent, { asked }: Form, { categories }: IntakeRules): string {
  if (asked !== 'category' || isQuestion(event.inputTranscript)) return event.inputTranscript;
  const [resolved] =
    event.sessionState.intent.slots?.[TICKET_SLOTS.category]?.value?.resolvedValues ?? [];
  const isKnown = resolved !== undefined && categories.includes(resolved);
  return isKnown ? resolved : event.inputTranscript;
}

/** The form is an attribute of the session, which a client may set: the address is looked at again. */
async function sendTurn(deps: IntakeDeps, event: LexEvent, form: Form): Promise<LexResponse> {
  const problem = addressProblem(form.answers.email ?? '', intakeRules(deps));
  if (problem) return askTurn(deps, event, askFor(form, 'email'), { problem });
  if (await waitsForCode(deps, event, form)) return askForCode(deps, event, form);
  const [{ answers, texts }, files] = await Promise.all([
    wholeAnswers(deps, event.sessionId, form),
    ticketFiles(deps, event),
  ]);
  const { withoutChat = false } = form;
  const whole = { answers, uploads: [...files, ...texts], withoutChat };
  const response = await fileTicketTurn(deps, event, whole);
  return withNextTicket(event, form, response);
}

/** Whether the team takes proven addresses only, and this one is not. */
async function waitsForCode(
  deps: IntakeDeps,
  { sessionId }: LexEvent,
  { answers }: Form,
): Promise<boolean> {
  if (proofPolicy(deps, answers) !== 'always') return false;
  return !(await deps.proofs.isProven(sessionId, answers.email ?? ''));
}

async function takeStep(
  deps: IntakeDeps,
  event: LexEvent,
  form: Form,
  step: Step,
): Promise<LexResponse> {
  switch (step.kind) {
    case 'send':
      return sendTurn(deps, event, form);
    case 'cancel': {
      const messages = [say(notOpened(form, sentTicket(event)?.ticketId))];
      const closed = close(ticketIntent(event), 'Failed', messages);
      return withForm(event, closed, undefined);
    }
    case 'ask': {
      const next = askHowMany(redactedForm(step.form), intakeRules(deps));
      const files = next.asked === 'check' ? await ticketFiles(deps, event) : [];
      return askTurn(deps, event, next, { ...step, files });
    }
    case 'explain': {
      const line = staffHoursLine(deps.content.get(HOURS), deps.clock.now());
      const text = aboutText(step.about, line, step.form);
      const said = step.about === 'contact' ? withContacts(deps, text) : text;
      return continueWith(deps, event, step.form, [say(said)]);
    }
    case 'lookUp': {
      const question = redact(step.question ?? event.inputTranscript);
      const room = roomBefore(deps, step.form);
      const messages = asideMessages(await deps.findAnswer(question), room);
      return continueWith(deps, event, step.form, messages);
    }
  }
}
