import type { Clock } from '../clock.ts';
import type { JsonObjects } from '../conversations/json-objects.ts';
import type { Generations } from './generations.ts';
import {
  generationsToDrop,
  isReindexState,
  REINDEX_STATE_KEY,
  type ReindexState,
} from './reindex-state.ts';

export interface DropReplacedDeps {
  readonly objects: JsonObjects;
  readonly generations: Pick<Generations, 'drop'>;
  readonly clock: Clock;
}

/** Removes the generations that were replaced a day ago or earlier. Returns their names. */
export async function dropReplaced(deps: DropReplacedDeps): Promise<readonly string[]> {
  const { objects, generations, clock } = deps;
  const stored = await objects.read(REINDEX_STATE_KEY);
  if (!stored || !isReindexState(stored.value)) return [];
  const state: ReindexState = stored.value;
  const due = generationsToDrop(state, clock.now());
  if (due.length === 0) return [];
  for (const index of due) await generations.drop(index);
  // If the state has changed since, its writer knows of them and the next run drops what is left.
  await objects.write(REINDEX_STATE_KEY, { ...state, replaced: [] }, stored.etag);
  return due;
}
