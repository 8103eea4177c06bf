export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Day = (typeof DAYS)[number];

/** From a minute of the day up to another: 540 to 1020 is 9:00 to 17:00. */
export interface OpenTime {
  readonly from: number;
  readonly to: number;
}

/** Days on which nobody answers, from the first up to and with the last: "2026-12-24". */
export interface Closure {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** When people answer. */
export interface OfficeHours {
  /** An IANA name: "America/Vancouver". */
  readonly timeZone: string;
  readonly week: Readonly<Partial<Record<Day, readonly OpenTime[]>>>;
  readonly closures: readonly Closure[];
}
