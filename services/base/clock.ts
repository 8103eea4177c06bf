/** Returns the time; injected wherever a rule depends on it, so that tests can stop it. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
