import type { EntryOf, ObjectState } from '../ledger.ts';
import type { Violation } from '../report.ts';

/**
 * Compares objects with what was written. A key has the state that was acknowledged last, or that of a later write which
 * was tried and not acknowledged. One worker writes a key, one write at a time.
 */
export function accountObjects(
  entries: readonly EntryOf<'object'>[],
  found: ReadonlyMap<string, ObjectState>,
): Violation[] {
  return [...allowedStates(entries)].flatMap(([key, allowed]) => {
    const state = found.get(key) ?? 'absent';
    if (allowed.some((one) => isSame(one, state))) return [];
    const wanted = allowed.map(nameOf).join(' or ');
    return [{ promise: PROMISE, seen: `${key} is ${nameOf(state)}, and should be ${wanted}` }];
  });
}

const PROMISE = 'An acknowledged write of an object is there, with its bytes and its ETag';

function allowedStates(entries: readonly EntryOf<'object'>[]): Map<string, ObjectState[]> {
  const allowed = new Map<string, ObjectState[]>();
  for (const { key, state, acknowledged } of entries) {
    const before = acknowledged ? [] : (allowed.get(key) ?? ['absent']);
    allowed.set(key, [...before, state]);
  }
  return allowed;
}

function isSame(one: ObjectState, other: ObjectState): boolean {
  if (one === 'absent' || other === 'absent') return one === other;
  return one.etag === other.etag && one.sha256 === other.sha256;
}

function nameOf(state: ObjectState): string {
  return state === 'absent' ? 'absent' : `${state.etag} (${state.sha256.slice(0, 8)})`;
}
