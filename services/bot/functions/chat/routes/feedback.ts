import { randomUUID } from 'node:crypto';
import type { AnalyticsEvent } from '../../../helpdesk/analytics/event.ts';
import { conversationHash } from '../../../helpdesk/conversations/conversation-key.ts';
import { isSameRating, type TurnRating } from '../../../helpdesk/conversations/turn-rating.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { readJsonBody } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, noContent } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { readFeedback } from './feedback-body.ts';
import { sessionParameter, unknownSession } from './session-parameter.ts';

type FeedbackDeps = Pick<ChatDeps, 'conversations' | 'events' | 'localeId' | 'now'>;

/** As often as others may rate the same turn at once. */
const MAX_ATTEMPTS = 5;

/**
 * `POST /api/sessions/{id}/feedback` `{turn, helpful, reason?, comment?}`: keeps whether a reply helped, and why not, with
 * the turn. 204; 404 for an unknown turn. A repeated rating changes nothing. Another rating of the same turn
 * replaces the first: there is an event for each, and the last counts.
 */
export async function feedback(
  deps: FeedbackDeps,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const { turn, ...said } = readFeedback(readJsonBody(request));
  const rating: TurnRating = { at: deps.now().toISOString(), ...said };
  const rated = await keepRating(deps, sessionId, turn, rating);
  if (rated.before?.helpful !== rating.helpful)
    await deps.events.write([ratingEvent(deps, sessionId, rated.record, rating)], request.log);
  return noContent();
}

interface RatedTurn {
  readonly record: TurnRecord;
  readonly before: TurnRating | undefined;
}

/** Throws a Problem: 404 if there is no such turn with a reply, 409 if others rate it again and again. */
async function keepRating(
  { conversations }: FeedbackDeps,
  sessionId: string,
  turn: number,
  rating: TurnRating,
): Promise<RatedTurn> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const stored = await conversations.turn(sessionId, turn);
    if (stored?.record.state !== 'done') throw unknownSession();
    const { record } = stored;
    const { rating: before } = record;
    if (isSameRating(rating, before)) return { record, before };
    if (await conversations.replace(sessionId, stored, { ...record, rating }))
      return { record, before };
  }
  throw new Problem(
    409,
    'Rated elsewhere',
    'This reply is being rated elsewhere. Please try again.',
  );
}

function ratingEvent(
  { localeId }: FeedbackDeps,
  sessionId: string,
  { turn, intent }: TurnRecord,
  { at, helpful }: TurnRating,
): AnalyticsEvent {
  return {
    v: 1,
    id: randomUUID(),
    at,
    kind: 'rating',
    conversation: conversationHash(sessionId),
    turn,
    intent: intent?.name ?? '',
    topic: '',
    helpful,
    locale: localeId,
  };
}
