import type { AnalyticsEvent } from '../../../../services/bot/helpdesk/analytics/event.ts';

let count = 0;

/** An answer in the conversation "c1", unless something else is given. */
export function anEvent(given: Partial<AnalyticsEvent> = {}): AnalyticsEvent {
  count += 1;
  return {
    v: 1,
    id: `event-${count}`,
    at: '2026-11-26T18:00:00.000Z',
    kind: 'answer',
    conversation: 'c1',
    turn: 1,
    intent: 'AskHelp',
    topic: 'accounts',
    locale: 'en_US',
    ...given,
  };
}

/** The moment some seconds after 18:00 UTC on Thursday 26 November 2026, which is 10:00 in Los Angeles. */
export const momentAfter = (seconds: number): string =>
  new Date(Date.parse('2026-11-26T18:00:00.000Z') + seconds * 1_000).toISOString();
