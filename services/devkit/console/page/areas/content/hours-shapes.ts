import type { Closure } from '../../../../../bot/helpdesk/hours/office-hours.ts';

export const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

export type Day = (typeof DAYS)[number][0];

/** Hours as they are stored. */
export interface Hours {
  readonly timeZone: string;
  /** `09:00-17:00`, of each day that is open. */
  readonly week: Readonly<Partial<Record<Day, readonly string[]>>>;
  readonly closures: readonly Closure[];
}

export interface ShownHours {
  readonly hours: Hours;
  readonly now: string;
  readonly said: string;
  readonly isDefault: boolean;
  readonly version?: string;
  readonly savedAt?: string;
  readonly savedBy?: string;
}

export interface PreviewedHours {
  readonly problems: readonly string[];
  readonly now?: string;
  readonly said?: string;
}

/** Returns hours with the times of a day; a day without times is closed. */
export function withTimes(hours: Hours, day: Day, times: readonly string[]): Hours {
  const ordered = DAYS.flatMap(([id]) => {
    const of = id === day ? times : (hours.week[id] ?? []);
    return of.length === 0 ? [] : [[id, of] as const];
  });
  return { ...hours, week: Object.fromEntries(ordered) };
}
