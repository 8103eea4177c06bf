import type { TextObjects } from '../../../bot/helpdesk/analytics/text-objects.ts';
import type { TurnRecord } from '../../../bot/helpdesk/conversations/turn-record.ts';
import { redact } from '../../../bot/helpdesk/redaction.ts';

/** Why a reply did not help, as far as the client said. */
export interface UnhelpfulBecause {
  readonly reason?: string;
  readonly comment?: string;
}

/** A pressed button shows a section of an earlier question: as many turns before are looked at. */
const MAX_BACK = 3;
const MAX_KEPT = 20_000;
/** Longer texts are descriptions of problems. */
const MAX_TEXT = 1_024;

/** The words of turns, as they were stored, redacted. Those that were read are kept: what was typed in a turn never changes. */
export class TurnTexts {
  readonly #objects: Pick<TextObjects, 'read'>;
  readonly #kept = new Map<string, string>();

  constructor(objects: Pick<TextObjects, 'read'>) {
    this.#objects = objects;
  }

  /** Returns what was typed in a turn, or before it if a button was pressed. Undefined if that is not kept any more. */
  async textOf(conversation: string, turn: number): Promise<string | undefined> {
    for (let at = turn; at > 0 && at >= turn - MAX_BACK; at -= 1) {
      const key = keyOf(conversation, at);
      const typed = this.#kept.get(key) ?? (await this.#read(key));
      if (typed === undefined) return undefined;
      if (typed !== '') return typed;
    }
    return undefined;
  }

  /** Returns what was said with a thumb down. It is read each time: who changes their mind leaves another. */
  async unhelpfulBecause(conversation: string, turn: number): Promise<UnhelpfulBecause> {
    const stored = await this.#objects.read(keyOf(conversation, turn));
    const rating = parseRecord(stored?.text)?.rating;
    if (rating?.helpful !== false) return {};
    const { reason, comment } = rating;
    return {
      ...(reason !== undefined && { reason }),
      ...(comment !== undefined && { comment: redact(comment) }),
    };
  }

  /** Empty if a button was pressed. */
  async #read(key: string): Promise<string | undefined> {
    const stored = await this.#objects.read(key);
    const record = parseRecord(stored?.text);
    if (!record?.said) return undefined;
    // Redacted already; once more, because rules may have become stricter since.
    const typed = 'text' in record.said ? redact(record.said.text).slice(0, MAX_TEXT).trim() : '';
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    if (record.state === 'done') this.#kept.set(key, typed);
    return typed;
  }
}

const keyOf = (conversation: string, turn: number): string =>
  `conversations/${conversation}/${String(turn).padStart(4, '0')}.json`;

function parseRecord(text: string | undefined): Partial<TurnRecord> | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Partial<TurnRecord>);
  } catch {
    return undefined;
  }
}
