/** The current time. Injected wherever a rule depends on it, so that tests can control it. */
export interface Clock {
  now(): Date;
}

/** The system clock. */
export const systemClock: Clock = { now: () => new Date() };
