import type { LiveContent } from '../../helpdesk/content/live-content.ts';
import { ROUTING } from '../../helpdesk/content-files.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { afterHandoffTurn } from './after-handoff-turn.ts';
import { type AnswerTurnDeps, answerQuestionTurn } from './answer-question-turn.ts';
import { bareReplyTurn } from './bare-reply-turn.ts';
import { cancelTurn } from './cancel-turn.ts';
import { adviceOn, markedUrgent, withAdvice } from './cannot-wait.ts';
import { failedAnswerTurn } from './failed-answer-turn.ts';
import { continueWith } from './intake-messages.ts';
import { type IntakeDeps, intakeTurn, openTicketTurn } from './intake-turn.ts';
import { withLastOffer } from './last-offer.ts';
import type { LexEvent } from './lex-event.ts';
import { close, delegate, type LexResponse } from './lex-response.ts';
import { otherLanguageTurn } from './other-language-turn.ts';
import { type PersonDeps, personTurn } from './person-turn.ts';
import { problemTurn } from './problem-turn.ts';
import { type ProofDeps, proofTurn } from './proof-turn.ts';
import { withSecretsNote } from './secrets-note.ts';
import { sentTicketTurn } from './sent-ticket-turn.ts';
import { serviceStatusTurn } from './service-status-turn.ts';
import { type ShowSectionDeps, showSectionTurn } from './show-section-turn.ts';
import { staffTurn, withStaffWords } from './staff-words.ts';
import { savedForm } from './ticket-form.ts';
import { asksForTicket } from './ticket-wish.ts';
import { urgentAgainTurn } from './urgent-again-turn.ts';
import { urgentTurn } from './urgent-turn.ts';

type TurnDeps = IntakeDeps & ProofDeps & AnswerTurnDeps & ShowSectionDeps & PersonDeps;

/** The tables of a ticket are content: each turn takes those in effect. */
export type FulfillmentDeps = Omit<TurnDeps, 'routing' | 'hours' | 'cannotWait'> & {
  readonly content: Pick<LiveContent, 'get' | 'refresh'>;
};

/**
 * Answers a turn: first what follows from a chat with a person, then what is urgent, then what was asked for a ticket that is being written, then a pressed button or a
 * bare reply, what is in another language, what is about the ticket that was sent, and at last by intent.
 */
export async function respond(deps: FulfillmentDeps, event: LexEvent): Promise<LexResponse> {
  const { content } = deps;
  await content.refresh(deps.log);
  const tables = { routing: content.get(ROUTING), hours: content.get(HOURS) };
  const response = await replyTo({ ...deps, ...tables }, event, deps.clock.now());
  return withLastOffer(event, withSecretsNote(event, response));
}

async function replyTo(asked: TurnDeps, said: LexEvent, now: Date): Promise<LexResponse> {
  const { content } = asked;
  const taken = await afterHandoffTurn(asked, said);
  if (taken) return taken;
  const urgent = urgentTurn(content, said, now);
  if (urgent) return urgent;
  const advice = adviceOn(content, said, now);
  const deps = { ...asked, cannotWait: advice !== undefined };
  const event = markedUrgent(said, advice);
  const withAllWords = (response: LexResponse) =>
    withAdvice(event, withStaffWords(deps, event, response, now), advice);
  const ofForm = await formTurn(deps, event);
  if (ofForm) return withAllWords(ofForm);
  const first =
    (await urgentAgainTurn(deps, event, now)) ??
    (await proofTurn(deps, event)) ??
    (await showSectionTurn(deps, event)) ??
    (await bareReplyTurn(deps, event)) ??
    (await otherLanguageTurn(event));
  if (first) return first;
  const response =
    personTurn(deps, event, now) ??
    (await sentTicketTurn(deps, event)) ??
    (await failedAnswerTurn(deps, event)) ??
    staffTurn(content, event, now) ??
    (await dispatch(deps, event));
  return withAllWords(response);
}

/** Whatever Lex takes it for, what is said while a form asks is said to the form. */
async function formTurn(deps: TurnDeps, event: LexEvent): Promise<LexResponse | undefined> {
  const form = savedForm(event);
  if (!form || form.isPaused) return undefined;
  const shown = await showSectionTurn(deps, event);
  return shown
    ? continueWith(deps, event, form, shown.messages ?? [])
    : intakeTurn(deps, event, form);
}

/** Intents that need no code are left to the bot definition's responses. */
async function dispatch(deps: TurnDeps, event: LexEvent): Promise<LexResponse> {
  const { intent } = event.sessionState;
  const isDialog = event.invocationSource === 'DialogCodeHook';
  const isQuestion = intent.name === 'AskHelp' || intent.name === 'FallbackIntent';
  if (isQuestion && asksForTicket(event.inputTranscript)) return openTicketTurn(deps, event);
  if (intent.name === 'OpenTicket')
    return (await problemTurn(deps, event)) ?? openTicketTurn(deps, event);
  if (intent.name === 'Cancel') return cancelTurn(deps, event);
  if (isDialog) return delegate(intent, intent.slots ?? {});
  if (isQuestion) return answerQuestionTurn(deps, event);
  if (intent.name === 'ServiceStatus') return serviceStatusTurn(deps, event);
  return close(intent, 'Fulfilled');
}
