import type { TurnRecord } from './turn-record.ts';

/** A stored turn, with the entity tag that a conditional write names. */
export interface StoredTurn {
  readonly record: TurnRecord;
  readonly etag: string;
}

/** Stores conversations. There is one if it has an opening, turn 0. A conditional write resolves with undefined if another request wrote first. */
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
  /** Deletes the opening: from then on, no request finds the conversation. */
  close(sessionId: string): Promise<void>;
  /**
   * Deletes every turn, and all else that is kept by the id of the session: its uploads and its counters. Does nothing
   * if there is none.
   */
  delete(sessionId: string): Promise<void>;
}
