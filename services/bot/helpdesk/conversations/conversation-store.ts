import type { TurnRecord } from './turn-record.ts';

/** A stored turn with the tag that a conditional write names. */
export interface StoredTurn {
  readonly record: TurnRecord;
  readonly etag: string;
}

/** Where conversations are kept. Conditional writes answer undefined when somebody else was first. */
export interface ConversationStore {
  /** The newest turn, or undefined when there is no such conversation. */
  latest(sessionId: string): Promise<StoredTurn | undefined>;
  turn(sessionId: string, turn: number): Promise<StoredTurn | undefined>;
  /** All turns, oldest first. */
  turns(sessionId: string): Promise<readonly TurnRecord[]>;
  /** Writes a turn that must not exist yet. */
  create(sessionId: string, record: TurnRecord): Promise<StoredTurn | undefined>;
  /** Overwrites a turn that must still be as it was read. */
  replace(
    sessionId: string,
    before: StoredTurn,
    record: TurnRecord,
  ): Promise<StoredTurn | undefined>;
  /** Deletes every turn; deleting what isn't there is no error. */
  delete(sessionId: string): Promise<void>;
}
