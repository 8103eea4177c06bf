/**
 * The content of `reports/reindex.json`: how far the passage index is being made again, or which generations it has
 * replaced. Dates are in ISO 8601.
 */
export interface ReindexState {
  readonly v: 1;
  /** The generation that is being filled, or that took over. */
  readonly target: string;
  readonly startedAt: string;
  /** When the alias was moved to it; undefined while it is being filled. */
  readonly swappedAt?: string;
  /** The generations before it, kept for a day: moving the alias back is then the way back. */
  readonly replaced?: readonly string[];
}

export const REINDEX_STATE_KEY = 'reports/reindex.json';

/** Returns the key of the report of a generation that is being filled. */
export function targetReportKey(target: string): string {
  return `reports/${target}.json`;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/** Returns the generations whose day is over. */
export function generationsToDrop(state: ReindexState | undefined, now: Date): readonly string[] {
  const { swappedAt, replaced = [] } = state ?? {};
  const isOver = swappedAt !== undefined && now.getTime() - Date.parse(swappedAt) >= KEPT_MS;
  return isOver ? replaced : [];
}

/** Whether a value is a state; a damaged one only says what could be done again. */
export function isReindexState(value: unknown): value is ReindexState {
  const state = (value ?? {}) as Partial<ReindexState>;
  return state.v === 1 && typeof state.target === 'string' && typeof state.startedAt === 'string';
}
