/** Bots with up to this many intents receive the most out-of-scope utterances. */
const FEW_INTENTS = 8;
/** 2 to 3 perform alike: at 2 confidence is too low for 150 intents, at 3 too high for 20. */
const DECAY = 2.5;

/**
 * Returns how many out-of-scope utterances to expect, relative to a bot of few intents: 0..1. The
 * more a bot can do, the fewer requests are out of scope.
 */
export function expectedOutOfScope(intents: number): number {
  return Math.min(1, (FEW_INTENTS / Math.max(intents, 1)) ** DECAY);
}
