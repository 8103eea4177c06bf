/** A part of a phrase: its offset in the phrase, and its positions in one document in ascending order. */
export interface PhrasePart {
  readonly offset: number;
  readonly positions: readonly number[];
}

/** Returns how often the parts occur at exactly their offsets. */
export function exactFrequency(parts: readonly PhrasePart[]): number {
  return exactStarts(parts).length;
}

/** Returns the positions of all parts where they occur at exactly their offsets. */
export function exactPositions(parts: readonly PhrasePart[]): ReadonlySet<number> {
  const first = parts[0]?.offset ?? 0;
  const starts = exactStarts(parts);
  return new Set(starts.flatMap((at) => parts.map(({ offset }) => at - first + offset)));
}

function exactStarts(parts: readonly PhrasePart[]): number[] {
  const [first, ...rest] = parts;
  if (!first) return [];
  const others = rest.map(({ offset, positions }) => ({ offset, set: new Set(positions) }));
  return first.positions.filter((position) =>
    others.every(({ offset, set }) => set.has(position - first.offset + offset)),
  );
}

/**
 * Returns how often the parts occur near each other: each match counts 1 / (1 + moves), as in Lucene's sloppy
 * phrases; `slop` is the maximum of moves. Parts at the same position do not match.
 */
export function sloppyFrequency(parts: readonly PhrasePart[], slop: number): number {
  const cursors = parts.map(() => 0);
  const starts = (): number[] =>
    parts.map(({ offset, positions }, part) => (positions[cursors[part] as number] ?? 0) - offset);
  let frequency = 0;
  let best = Number.POSITIVE_INFINITY;
  for (;;) {
    const at = starts();
    const low = Math.min(...at);
    const moving = at.indexOf(low);
    const moves = Math.max(...at) - low;
    if (moves <= slop && isApart(parts, cursors)) best = Math.min(best, moves);
    cursors[moving] = (cursors[moving] as number) + 1;
    const next = parts[moving]?.positions[cursors[moving] as number];
    const isDone = next === undefined;
    const passes = isDone || next - (parts[moving]?.offset ?? 0) > secondLowest(at);
    if (passes && best !== Number.POSITIVE_INFINITY) {
      frequency += 1 / (1 + best);
      best = Number.POSITIVE_INFINITY;
    }
    if (isDone) return frequency;
  }
}

function secondLowest(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[1] ?? sorted[0] ?? 0;
}

function isApart(parts: readonly PhrasePart[], cursors: readonly number[]): boolean {
  const places = new Set(parts.map(({ positions }, part) => positions[cursors[part] as number]));
  return places.size === parts.length;
}
