import { seededRandom } from '../nlu/random.ts';
import type { AnalyticsEvent, EventKind } from '../services/bot/helpdesk/analytics/event.ts';

/** In a hundred events, by what a help desk sees: most questions are answered, some end as a ticket, few are rated. */
const KINDS: readonly (readonly [EventKind, number])[] = [
  ['answer', 58],
  ['didYouMean', 14],
  ['refusal', 10],
  ['ticket', 9],
  ['rating', 8],
  ['urgent', 1],
];
const TOPICS = ['accounts', 'zoom', 'grades', 'printing', 'wifi', 'video', 'email', 'exams'];
const EVENTS_EACH = 3;

/** Makes events of one day of UTC, the same for the same day, in conversations of a few, mostly in office hours of the west. */
export function manyEvents(day: string, count: number): readonly AnalyticsEvent[] {
  const random = seededRandom(Date.parse(day) / 86_400_000);
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const conversations = Array.from({ length: Math.ceil(count / EVENTS_EACH) }, () => ({
    id: hex(64),
    at: Date.parse(day) + (16 + random() * 7.9) * 3_600_000,
  }));
  return Array.from({ length: count }, (_, at) => {
    const conversation = conversations[at % conversations.length] ?? { id: '', at: 0 };
    const turn = 1 + Math.floor(at / conversations.length);
    const id = `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
    const docId = hex(16);
    return {
      ...{ v: 1 as const, id, at: new Date(conversation.at + turn * 20_000).toISOString() },
      ...{ kind: kindAt(random() * 100), conversation: conversation.id, turn, intent: 'AskHelp' },
      ...{ topic: TOPICS[Math.floor(random() * TOPICS.length)] ?? '', confidence: 0.831 },
      ...{ docId, passageId: `${docId}:${hex(8)}`, locale: 'en_US', latencyMs: 21 },
    };
  }).map(ofItsKind);
}

function kindAt(percent: number): EventKind {
  let left = percent;
  for (const [kind, share] of KINDS) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'answer';
}

function ofItsKind(event: AnalyticsEvent): AnalyticsEvent {
  const { confidence: _, docId: __, passageId: ___, latencyMs: ____, ...bare } = event;
  if (event.kind === 'rating') return { ...bare, topic: '', helpful: event.id < '8' };
  if (event.kind !== 'ticket') return event;
  const ticket = { ticketId: `LTSI-${event.id.slice(0, 8).toUpperCase()}00`, team: event.topic };
  return { ...bare, ...ticket, urgency: event.id < '2' ? 'high' : 'normal', rule: 'default' };
}
