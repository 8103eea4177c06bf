import {
  type AnalyticsEvent,
  EVENT_KINDS,
  type EventKind,
} from '../../bot/helpdesk/analytics/event.ts';
import type { OfficeTime, ZoneClock } from './zone-clock.ts';

/** Of an event, what figures are made of: there are hundreds of thousands in memory. */
export interface FiguresEvent
  extends Pick<AnalyticsEvent, 'kind' | 'conversation' | 'topic' | 'locale'> {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** By the clock of the office. */
  readonly time: OfficeTime;
  readonly turn: number | undefined;
  /** Which of the questions in one turn. */
  readonly part: number;
  readonly isChosen: boolean;
  readonly passageId: string | undefined;
  readonly ticketId: string | undefined;
  readonly team: string | undefined;
  readonly isUrgent: boolean;
  readonly helpful: boolean | undefined;
  readonly latencyMs: number;
}

const KINDS: ReadonlySet<unknown> = new Set<EventKind>(EVENT_KINDS);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** Returns the event that a line has; undefined if it has none. */
export function parseAnalyticsEvent(line: string): AnalyticsEvent | undefined {
  try {
    const value = JSON.parse(line) as Partial<AnalyticsEvent> | null;
    return value && isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: Partial<AnalyticsEvent>): value is AnalyticsEvent {
  const { id, at, kind, conversation } = value;
  return (
    typeof id === 'string' &&
    typeof conversation === 'string' &&
    typeof at === 'string' &&
    MOMENT.test(at) &&
    KINDS.has(kind)
  );
}

export function figuresEvent(event: AnalyticsEvent, clock: ZoneClock): FiguresEvent {
  const at = Date.parse(event.at);
  return {
    at,
    time: clock.at(at),
    kind: event.kind,
    conversation: event.conversation,
    topic: event.topic ?? '',
    locale: event.locale ?? '',
    turn: event.turn,
    part: event.part ?? 0,
    isChosen: event.chosen === true,
    passageId: event.passageId,
    ticketId: event.ticketId,
    team: event.team,
    isUrgent: event.urgency === 'high',
    helpful: event.helpful,
    latencyMs: event.latencyMs ?? 0,
  };
}
