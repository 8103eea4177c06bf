import type { LiveContent } from '../../helpdesk/content/live-content.ts';
import { type AnswerTurnDeps, answerQuestionTurn } from './answer-question-turn.ts';
import { bareReplyTurn } from './bare-reply-turn.ts';
import { cancelTurn } from './cancel-turn.ts';
import { collectTicketTurn } from './collect-ticket-turn.ts';
import { type FileTicketDeps, fileTicketTurn } from './file-ticket-turn.ts';
import { withLastOffer } from './last-offer.ts';
import type { LexEvent } from './lex-event.ts';
import { close, delegate, type LexResponse } from './lex-response.ts';
import { otherLanguageTurn } from './other-language-turn.ts';
import { problemTurn } from './problem-turn.ts';
import { serviceStatusTurn } from './service-status-turn.ts';
import { type ShowSectionDeps, showSectionTurn } from './show-section-turn.ts';
import { staffTurn, withStaffWords } from './staff-words.ts';
import { keepDraft, resumeTicket } from './ticket-draft.ts';
import { urgentAgainTurn } from './urgent-again-turn.ts';
import { urgentTurn } from './urgent-turn.ts';

export type FulfillmentDeps = FileTicketDeps &
  AnswerTurnDeps &
  ShowSectionDeps & { readonly content: Pick<LiveContent, 'get' | 'refresh'> };

/** Answers a turn: first what is urgent, then a pressed button or a bare reply, then what is in another language, then by intent and invocation source. */
export async function respond(deps: FulfillmentDeps, event: LexEvent): Promise<LexResponse> {
  await deps.content.refresh(deps.log);
  return withLastOffer(event, await replyTo(deps, event, deps.clock.now()));
}

async function replyTo(deps: FulfillmentDeps, event: LexEvent, now: Date): Promise<LexResponse> {
  const { content } = deps;
  const first =
    urgentTurn(content, event, now) ??
    (await urgentAgainTurn(deps, event, now)) ??
    (await showSectionTurn(deps, event)) ??
    (await bareReplyTurn(deps, event)) ??
    (await otherLanguageTurn(event));
  if (first) return first;
  const response = staffTurn(content, event, now) ?? (await dispatch(deps, event));
  return keepDraft(event, withStaffWords(content, event, response, now));
}

/** Intents that need no code are left to the bot definition's responses. */
async function dispatch(deps: FulfillmentDeps, event: LexEvent): Promise<LexResponse> {
  const { intent } = event.sessionState;
  const isDialog = event.invocationSource === 'DialogCodeHook';
  if (intent.name === 'OpenTicket' && intent.confirmationState !== 'Denied') {
    if (!isDialog) return fileTicketTurn(deps, event);
    const ticket = () => resumeTicket(event) ?? collectTicketTurn(deps.routing, event);
    return (await problemTurn(deps, event)) ?? ticket();
  }
  if (intent.name === 'Cancel') return cancelTurn(deps, event);
  if (isDialog) return delegate(intent, intent.slots ?? {});
  if (intent.name === 'AskHelp' || intent.name === 'FallbackIntent') {
    return answerQuestionTurn(deps, event);
  }
  if (intent.name === 'ServiceStatus') return serviceStatusTurn(deps, event);
  return close(intent, 'Fulfilled');
}
