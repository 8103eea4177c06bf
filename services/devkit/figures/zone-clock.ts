import { dayOf, localTime } from '../../bot/helpdesk/hours/local-time.ts';
import type { Day } from '../../bot/helpdesk/hours/office-hours.ts';

/** Clocks of all time zones differ by whole quarters of an hour, and are put forward or back at such. */
const QUARTER = 900_000;
const UTC_DAY = 86_400_000;

/** A moment by the clock of the office. */
export interface OfficeTime {
  readonly day: string;
  readonly hour: number;
  readonly weekday: Day;
}

/** Says what the office's clock shows, for very many moments of few days: to ask for the time zone's rules takes long. */
export class ZoneClock {
  readonly #timeZone: string;
  readonly #known = new Map<number, OfficeTime>();
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** `at` is in milliseconds since 1970. */
  at(at: number): OfficeTime {
    const quarter = Math.floor(at / QUARTER);
    const known = this.#known.get(quarter);
    if (known) return known;
    const moment = quarter * QUARTER;
    const shown = new Date(moment + this.#offsetAt(moment)).toISOString();
    const day = shown.slice(0, 10);
    const time = { day, hour: Number(shown.slice(11, 13)), weekday: dayOf(day) };
    this.#known.set(quarter, time);
    return time;
  }

  /** How far the clock is ahead of UTC, in milliseconds: the same all day but for the two days on which it is changed. */
  #offsetAt(moment: number): number {
    const start = Math.floor(moment / UTC_DAY) * UTC_DAY;
    const offset = this.#offsetOf(start);
    return offset === this.#offsetOf(start + UTC_DAY) ? offset : this.#offsetOf(moment);
  }

  #offsetOf(moment: number): number {
    const known = this.#offsets.get(moment);
    if (known !== undefined) return known;
    const { date, minute } = localTime(new Date(moment), this.#timeZone);
    const offset = Date.parse(date) + minute * 60_000 - moment;
    this.#offsets.set(moment, offset);
    return offset;
  }
}
