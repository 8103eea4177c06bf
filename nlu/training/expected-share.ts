/** Up to this many intents, a bot hears as much that is not for it as it ever will. */
const FEW_INTENTS = 8;
/** Between 2 and 3 do alike: at 2 confidence is too low for 150 intents, at 3 too high for 20. */
const DECAY = 2.5;

/**
 * How much a bot of so many intents hears that is not for it, as a part of what a bot of few
 * intents hears: 0..1. The more a bot can do, the less is left that it can't.
 */
export function expectedShare(intents: number): number {
  return Math.min(1, (FEW_INTENTS / Math.max(intents, 1)) ** DECAY);
}
