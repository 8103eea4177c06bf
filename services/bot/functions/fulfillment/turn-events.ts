import { randomUUID } from 'node:crypto';
import type { AnalyticsEvent, EventKind } from '../../helpdesk/analytics/event.ts';
import type { AnswerReply } from '../../helpdesk/answers/answer.ts';
import { conversationHash } from '../../helpdesk/conversations/conversation-key.ts';
import type { Passage } from '../../helpdesk/documents/passage.ts';
import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';

/** What happened within a turn, noted for its events. */
export interface TurnNotes {
  reply?: AnswerReply;
  ticket?: Ticket;
}

export interface TurnTiming {
  readonly at: Date;
  readonly latencyMs: number;
}

/** Set by our own chat. Other clients have no numbers for their turns. */
const TURN_ATTRIBUTE = 'x-ltsi-turn';
const KINDS: readonly EventKind[] = ['answer', 'didYouMean', 'refusal', 'ticket', 'urgent'];

/** Returns the events of a turn: one for what was replied, by the cards of the response. Without any words. */
export function turnEvents(
  event: LexEvent,
  response: LexResponse,
  notes: TurnNotes,
  { at, latencyMs }: TurnTiming,
): AnalyticsEvent[] {
  const turn = turnOf(event);
  return kindsIn(response).map((kind) => ({
    v: 1,
    id: randomUUID(),
    at: at.toISOString(),
    kind,
    conversation: conversationHash(event.sessionId),
    ...(turn !== undefined && { turn }),
    intent: event.sessionState.intent.name,
    topic: '',
    ...detailsOf(kind, notes),
    locale: event.bot?.localeId ?? 'en_US',
    latencyMs: Math.round(latencyMs),
  }));
}

function kindsIn({ messages = [] }: LexResponse): EventKind[] {
  const kinds = messages.flatMap((message) => {
    if (message.contentType !== 'CustomPayload') return [];
    const { kind } = JSON.parse(message.content) as { kind?: unknown };
    return KINDS.filter((one) => one === kind);
  });
  return [...new Set(kinds)];
}

function detailsOf(kind: EventKind, { reply, ticket }: TurnNotes): Partial<AnalyticsEvent> {
  if (kind === 'ticket' && ticket) {
    const { ticketId, category, route } = ticket;
    const { queue: team, urgency, rule } = route;
    return { ticketId, topic: category, team, urgency, rule };
  }
  if (kind === 'answer' && reply?.kind === 'answer') {
    const [first] = reply.answers;
    return first ? { ...passageDetails(first.passage), confidence: rounded(first.confidence) } : {};
  }
  if (kind === 'didYouMean' && reply?.kind === 'offer') {
    const [first] = reply.sections;
    return { ...(first && passageDetails(first)), confidence: rounded(reply.confidence) };
  }
  return {};
}

const passageDetails = ({ id, docId, topic = '' }: Passage) => ({ passageId: id, docId, topic });

const rounded = (value: number): number => Number(value.toFixed(3));

function turnOf({ requestAttributes }: LexEvent): number | undefined {
  const text = requestAttributes?.[TURN_ATTRIBUTE] ?? '';
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
