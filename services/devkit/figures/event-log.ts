import { type FiguresEvent, figuresEvent, parseAnalyticsEvent } from './figures-event.ts';
import type { ZoneClock } from './zone-clock.ts';

/** Events as they are read: each counts once by its id, wherever it is found. */
export class EventLog {
  readonly events: FiguresEvent[] = [];
  readonly #clock: ZoneClock;
  readonly #known = new Set<string>();
  #unreadable = 0;

  constructor(clock: ZoneClock) {
    this.#clock = clock;
  }

  /** The lines that are no events. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Adds the lines of a file, or the one event of an object, whose events may be in other places too. */
  add(text: string): void {
    for (const line of text.split('\n')) {
      const event = this.#read(line);
      if (!event || this.#known.has(event.id)) continue;
      this.#known.add(event.id);
      this.events.push(figuresEvent(event, this.#clock));
    }
  }

  /** Adds the lines of a file that is the only place of its events: it has each once. To remember their ids takes long. */
  addWhole(text: string): void {
    for (const line of text.split('\n')) {
      const event = this.#read(line);
      if (event) this.events.push(figuresEvent(event, this.#clock));
    }
  }

  #read(line: string) {
    if (line === '') return undefined;
    const event = parseAnalyticsEvent(line);
    if (!event) this.#unreadable += 1;
    return event;
  }
}
