import { type AnalyticsEvent, EVENT_KINDS } from '../../bot/helpdesk/analytics/event.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Events as they are read: each counts once by its id, wherever it is found. */
export class EventLog {
  readonly #byId = new Map<string, AnalyticsEvent>();
  #unreadable = 0;

  get events(): readonly AnalyticsEvent[] {
    return [...this.#byId.values()];
  }

  /** The lines that are no events. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Adds the lines of a file, or the one event of an object. */
  add(text: string): void {
    for (const line of text.split('\n')) if (line !== '') this.#addLine(line);
  }

  #addLine(line: string): void {
    const event = eventIn(line);
    if (!event) this.#unreadable += 1;
    else if (!this.#byId.has(event.id)) this.#byId.set(event.id, event);
  }
}

function eventIn(line: string): AnalyticsEvent | undefined {
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
    EVENT_KINDS.some((one) => one === kind)
  );
}
