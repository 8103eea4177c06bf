import { randomUUID } from 'node:crypto';
import type { AnalyticsEvent, EventKind } from '../../helpdesk/analytics/event.ts';
import type { Answer, AnswerReply } from '../../helpdesk/answers/answer.ts';
import { conversationHash } from '../../helpdesk/conversations/conversation-key.ts';
import type { Passage } from '../../helpdesk/documents/passage.ts';
import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';

/** What happened within a turn, noted for its events. */
export interface TurnNotes {
  reply?: AnswerReply;
  /** The section that was chosen, and is shown. */
  section?: Answer | undefined;
  ticket?: Ticket;
}

export interface TurnTiming {
  readonly at: Date;
  readonly latencyMs: number;
}

/** Set by our own chat. Other clients have no numbers for their turns. */
const TURN_ATTRIBUTE = 'x-ltsi-turn';
const QUESTION_KINDS: readonly EventKind[] = ['answer', 'didYouMean', 'refusal'];
const OTHER_KINDS: readonly EventKind[] = ['ticket', 'urgent'];

/**
 * Returns the events of a turn, by the cards of the response: what the client sees is what is counted. Of two questions in
 * one, each has its own. Without any words.
 */
export function turnEvents(
  event: LexEvent,
  response: LexResponse,
  notes: TurnNotes,
  { at, latencyMs }: TurnTiming,
): AnalyticsEvent[] {
  const turn = turnOf(event);
  return [...questionDetails(response, notes), ...otherDetails(response, notes)].map((details) => ({
    v: 1,
    id: randomUUID(),
    at: at.toISOString(),
    conversation: conversationHash(event.sessionId),
    ...(turn !== undefined && { turn }),
    intent: event.sessionState.intent.name,
    topic: '',
    ...details,
    locale: event.bot?.localeId ?? 'en_US',
    latencyMs: Math.round(latencyMs),
  }));
}

type Details = Partial<AnalyticsEvent> & Pick<AnalyticsEvent, 'kind'>;

interface ShownCard {
  readonly kind: EventKind;
  /** The id of the passage that is shown or offered first. */
  readonly trace?: unknown;
}

function cardsIn({ messages = [] }: LexResponse, kinds: readonly EventKind[]): ShownCard[] {
  return messages.flatMap((message) => {
    if (message.contentType !== 'CustomPayload') return [];
    const card = JSON.parse(message.content) as ShownCard;
    return kinds.includes(card.kind) ? [card] : [];
  });
}

function questionDetails(response: LexResponse, { reply, section }: TurnNotes): Details[] {
  const cards = cardsIn(response, QUESTION_KINDS);
  const details = cards.map(({ kind, trace }): Details => {
    if (kind === 'answer') return { kind, ...answerDetails(trace, reply, section) };
    return kind === 'didYouMean' ? { kind, ...offerDetails(reply) } : { kind };
  });
  const isRefused = isHalfRefused(cards, reply) || isSilentlyRefused(cards, reply);
  const all: Details[] = isRefused ? [...details, { kind: 'refusal' }] : details;
  return all.length < 2 ? all : all.map((one, at) => ({ ...one, part: at + 1 }));
}

/** That nothing answers the other of two questions is said without a card. */
const isHalfRefused = (cards: readonly ShownCard[], reply: AnswerReply | undefined): boolean =>
  cards.some(({ kind }) => kind === 'answer') &&
  reply?.kind === 'answer' &&
  reply.rest?.kind === 'refusal';

/** That no page knows a problem is not said: its ticket begins at once. */
const isSilentlyRefused = (cards: readonly ShownCard[], reply: AnswerReply | undefined): boolean =>
  cards.length === 0 && reply?.kind === 'refusal';

function answerDetails(
  trace: unknown,
  reply: AnswerReply | undefined,
  section: Answer | undefined,
): Partial<AnalyticsEvent> {
  if (section && section.passage.id === trace)
    return { ...passageDetails(section.passage), chosen: true };
  const answers = reply?.kind === 'answer' ? reply.answers : [];
  const answer = answers.find(({ passage }) => passage.id === trace);
  if (!answer) return {};
  return { ...passageDetails(answer.passage), confidence: rounded(answer.confidence) };
}

function offerDetails(reply: AnswerReply | undefined): Partial<AnalyticsEvent> {
  const offer = reply?.kind === 'answer' ? reply.rest : reply;
  if (offer?.kind !== 'offer') return {};
  const [first] = offer.sections;
  return { ...(first && passageDetails(first)), confidence: rounded(offer.confidence) };
}

function otherDetails(response: LexResponse, { ticket }: TurnNotes): Details[] {
  const kinds = new Set(cardsIn(response, OTHER_KINDS).map(({ kind }) => kind));
  return [...kinds].map((kind) =>
    kind === 'ticket' && ticket ? { kind, ...ticketDetails(ticket) } : { kind },
  );
}

function ticketDetails({ ticketId, category, route }: Ticket): Partial<AnalyticsEvent> {
  const { queue: team, urgency, rule } = route;
  return { ticketId, topic: category, team, urgency, rule };
}

const passageDetails = ({ id, docId, topic = '' }: Passage) => ({ passageId: id, docId, topic });

const rounded = (value: number): number => Number(value.toFixed(3));

function turnOf({ requestAttributes }: LexEvent): number | undefined {
  const text = requestAttributes?.[TURN_ATTRIBUTE] ?? '';
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
