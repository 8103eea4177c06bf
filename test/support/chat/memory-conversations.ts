import type {
  ConversationStore,
  StoredTurn,
} from '../../../services/bot/helpdesk/conversations/conversation-store.ts';
import type { TurnRecord } from '../../../services/bot/helpdesk/conversations/turn-record.ts';

/** Conversations in memory, with the conditional writes of the real store. */
export class MemoryConversations implements ConversationStore {
  readonly #sessions = new Map<string, StoredTurn[]>();
  #writes = 0;

  /** Returns all records of a session, as written. */
  records(sessionId: string): TurnRecord[] {
    return this.#turns(sessionId).map(({ record }) => record);
  }

  /** Returns the records of all sessions. */
  all(): TurnRecord[] {
    return [...this.#sessions.values()].flat().map(({ record }) => record);
  }

  async latest(sessionId: string): Promise<StoredTurn | undefined> {
    return this.#turns(sessionId).at(-1);
  }

  async turn(sessionId: string, turn: number): Promise<StoredTurn | undefined> {
    return this.#find(sessionId, turn);
  }

  async turns(sessionId: string): Promise<TurnRecord[]> {
    return this.records(sessionId);
  }

  async create(sessionId: string, record: TurnRecord): Promise<StoredTurn | undefined> {
    const turns = this.#turns(sessionId);
    if (this.#find(sessionId, record.turn) !== undefined) return undefined;
    const created = this.#toStored(record);
    this.#sessions.set(sessionId, [...turns, created]);
    return created;
  }

  async replace(
    sessionId: string,
    before: StoredTurn,
    record: TurnRecord,
  ): Promise<StoredTurn | undefined> {
    const turns = this.#turns(sessionId);
    if (this.#find(sessionId, record.turn)?.etag !== before.etag) return undefined;
    const replaced = this.#toStored(record);
    const swap = (turn: StoredTurn) => (turn.record.turn === record.turn ? replaced : turn);
    this.#sessions.set(sessionId, turns.map(swap));
    return replaced;
  }

  async close(sessionId: string): Promise<void> {
    const turns = this.#turns(sessionId);
    this.#sessions.set(sessionId, turns.filter(isNoOpening));
  }

  async delete(sessionId: string): Promise<void> {
    this.#sessions.delete(sessionId);
  }

  #turns(sessionId: string): readonly StoredTurn[] {
    return this.#sessions.get(sessionId) ?? [];
  }

  #find(sessionId: string, turn: number): StoredTurn | undefined {
    return this.#turns(sessionId).find(({ record }) => record.turn === turn);
  }

  #toStored(record: TurnRecord): StoredTurn {
    this.#writes += 1;
    return { record: JSON.parse(JSON.stringify(record)), etag: `"${this.#writes}"` };
  }
}

function isNoOpening({ record }: StoredTurn): boolean {
  return record.turn !== 0;
}
