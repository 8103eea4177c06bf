import type { TurnRecord } from './turn-record.ts';

/** A stored turn, with the entity tag that a conditional write names. */
export interface StoredTurn {
  readonly record: TurnRecord;
  readonly etag: string;
}

/** Stores conversations. A conditional write resolves with undefined if another request wrote first. */
export interface ConversationStore {
  /** Returns the newest turn, or undefined if there is no such conversation. */
  latest(sessionId: string): Promise<StoredTurn | undefined>;
  turn(sessionId: string, turn: number): Promise<StoredTurn | undefined>;
  /** Returns all turns, oldest first. */
  turns(sessionId: string): Promise<readonly TurnRecord[]>;
  /** Writes a turn that must not exist yet. */
  create(sessionId: string, record: TurnRecord): Promise<StoredTurn | undefined>;
  /** Overwrites a turn that must not have changed since it was read. */
  replace(
    sessionId: string,
    before: StoredTurn,
    record: TurnRecord,
  ): Promise<StoredTurn | undefined>;
  /** Deletes every turn. Does nothing if there is none. */
  delete(sessionId: string): Promise<void>;
}
