import type { LiveContent } from '../../helpdesk/content/live-content.ts';
import { HOURS, ROUTING } from '../../helpdesk/content-files.ts';
import { type AnswerTurnDeps, answerQuestionTurn } from './answer-question-turn.ts';
import { cancelTurn } from './cancel-turn.ts';
import { withAdvice } from './cannot-wait.ts';
import { collectTicketTurn } from './collect-ticket-turn.ts';
import { type FileTicketDeps, fileTicketTurn } from './file-ticket-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { close, delegate, type LexResponse } from './lex-response.ts';
import { otherLanguageTurn } from './other-language-turn.ts';
import { problemTurn } from './problem-turn.ts';
import { serviceStatusTurn } from './service-status-turn.ts';
import { type ShowSectionDeps, showSectionTurn } from './show-section-turn.ts';
import { staffTurn, withStaffWords } from './staff-words.ts';
import { keepDraft, resumeTicket } from './ticket-draft.ts';
import { urgentTurn } from './urgent-turn.ts';

type TurnDeps = FileTicketDeps & AnswerTurnDeps & ShowSectionDeps;

/** The tables of a ticket are content: each turn takes those in effect. */
export type FulfillmentDeps = Omit<TurnDeps, 'routing' | 'hours'> & {
  readonly content: Pick<LiveContent, 'get' | 'refresh'>;
};

/** Answers a turn: first what is urgent, then a pressed button, then what is in another language, then by intent and invocation source. */
export async function respond(deps: FulfillmentDeps, event: LexEvent): Promise<LexResponse> {
  const { content } = deps;
  await content.refresh(deps.log);
  const now = deps.clock.now();
  const first =
    urgentTurn(content, event, now) ??
    (await showSectionTurn(deps, event)) ??
    (await otherLanguageTurn(event));
  if (first) return first;
  const tables = { routing: content.get(ROUTING), hours: content.get(HOURS) };
  const response =
    staffTurn(content, event, now) ?? (await dispatch({ ...deps, ...tables }, event));
  const told = withAdvice(content, event, withStaffWords(content, event, response, now), now);
  return keepDraft(event, told);
}

/** Intents that need no code are left to the bot definition's responses. */
async function dispatch(deps: TurnDeps, event: LexEvent): Promise<LexResponse> {
  const { intent } = event.sessionState;
  const isDialog = event.invocationSource === 'DialogCodeHook';
  if (intent.name === 'OpenTicket' && intent.confirmationState !== 'Denied') {
    if (!isDialog) return fileTicketTurn(deps, event);
    const ticket = () => resumeTicket(event) ?? collectTicketTurn(deps, event);
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
