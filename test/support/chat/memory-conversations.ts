import type {
  ConversationStore,
  StoredTurn,
} from '../../../services/bot/helpdesk/conversations/conversation-store.ts';
import type { TurnRecord } from '../../../services/bot/helpdesk/conversations/turn-record.ts';

export interface MemoryConversations extends ConversationStore {
  /** All records of a session, as written. */
  records(sessionId: string): TurnRecord[];
}

/** Conversations in memory, with the conditional writes of the real store. */
export function memoryConversations(): MemoryConversations {
  const sessions = new Map<string, StoredTurn[]>();
  let writes = 0;
  const stored = (record: TurnRecord): StoredTurn => {
    writes += 1;
    return { record: JSON.parse(JSON.stringify(record)), etag: `"${writes}"` };
  };
  const turnsOf = (sessionId: string) => sessions.get(sessionId) ?? [];

  return {
    records: (sessionId) => turnsOf(sessionId).map(({ record }) => record),
    latest: async (sessionId) => turnsOf(sessionId).at(-1),
    turn: async (sessionId, turn) => turnsOf(sessionId)[turn],
    turns: async (sessionId) => turnsOf(sessionId).map(({ record }) => record),
    async create(sessionId, record) {
      const turns = turnsOf(sessionId);
      if (turns[record.turn] !== undefined) return undefined;
      const created = stored(record);
      sessions.set(sessionId, [...turns, created]);
      return created;
    },
    async replace(sessionId, before, record) {
      const turns = turnsOf(sessionId);
      if (turns[record.turn]?.etag !== before.etag) return undefined;
      const replaced = stored(record);
      sessions.set(sessionId, turns.with(record.turn, replaced));
      return replaced;
    },
    async delete(sessionId) {
      sessions.delete(sessionId);
    },
  };
}
