import { type AnswerTurnDeps, answerQuestionTurn } from './answer-question-turn.ts';
import { collectTicketTurn } from './collect-ticket-turn.ts';
import { type FileTicketDeps, fileTicketTurn } from './file-ticket-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { close, delegate, type LexResponse } from './lex-response.ts';
import { serviceStatusTurn } from './service-status-turn.ts';
import { type ShowSectionDeps, showSectionTurn } from './show-section-turn.ts';

export type FulfillmentDeps = FileTicketDeps & AnswerTurnDeps & ShowSectionDeps;

/** Dispatches by intent and invocation source. Intents that need no code are left to the bot definition's responses. */
export async function respond(deps: FulfillmentDeps, event: LexEvent): Promise<LexResponse> {
  const { intent } = event.sessionState;
  const shown = await showSectionTurn(deps, event);
  if (shown) return shown;
  const isDialog = event.invocationSource === 'DialogCodeHook';
  if (intent.name === 'OpenTicket') {
    return isDialog ? collectTicketTurn(deps.routing, event) : fileTicketTurn(deps, event);
  }
  if (isDialog) return delegate(intent, intent.slots ?? {});
  if (intent.name === 'AskHelp' || intent.name === 'FallbackIntent') {
    return answerQuestionTurn(deps, event);
  }
  if (intent.name === 'ServiceStatus') return serviceStatusTurn(deps, event);
  return close(intent, 'Fulfilled');
}
