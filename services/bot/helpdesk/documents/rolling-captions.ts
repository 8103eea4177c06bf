import type { CueTimes } from './cue-times.ts';

/** A cue with its lines as shown. */
export interface ShownCue extends CueTimes {
  readonly lines: readonly string[];
}

/** Longer pauses mean that something is said again. */
const MAX_GAP_SECONDS = 0.5;

/**
 * Removes the lines that a cue shows again because the cue before it has shown them: automatic captions roll, so that
 * each line is on screen two or three times. Cues without a new line are left out.
 */
export function withoutRepeatedLines<Cue extends ShownCue>(cues: readonly Cue[]): Cue[] {
  const kept: Cue[] = [];
  let before: ShownCue | undefined;
  for (const cue of cues) {
    const repeated = before === undefined ? 0 : repeatedLines(before, cue);
    const lines = cue.lines.slice(repeated);
    if (lines.length > 0) kept.push({ ...cue, lines });
    before = cue;
  }
  return kept;
}

/** Returns how many lines at the start of a cue are the last ones of the cue before it. */
function repeatedLines(before: ShownCue, cue: ShownCue): number {
  if (cue.startSeconds - before.endSeconds > MAX_GAP_SECONDS) return 0;
  for (let count = Math.min(before.lines.length, cue.lines.length); count > 0; count -= 1) {
    const shown = before.lines.slice(-count);
    if (shown.every((line, at) => line === cue.lines[at])) return count;
  }
  return 0;
}
