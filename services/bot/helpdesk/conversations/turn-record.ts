import type { ChatMessage, Said } from './chat-message.ts';
import type { HandoffRecord } from './handoff-record.ts';
import type { TurnRating } from './turn-rating.ts';

/**
 * One turn of a conversation, redacted, as stored under `conversations/<sha256(sessionId)>/<turn>.json`.
 * Turn 0 is the bot's greeting, and marks that the session exists.
 */
export interface TurnRecord {
  readonly v: 1;
  readonly turn: number;
  /** `pending` while the bot works on it; `failed` if it did not reply, so the same message may be sent again. */
  readonly state: 'pending' | 'done' | 'failed';
  /** When the message was accepted, ISO 8601. */
  readonly at: string;
  /** When the message was last tried again. */
  readonly claimedAt?: string;
  /** Until when the function of a pending turn holds it. A function that is at work renews that. */
  readonly heldUntil?: string;
  /** The run of the platform in which the turn was claimed, if the platform names its runs. */
  readonly run?: string;
  /** Set if the turn failed without the bot's word that it did not take the message. */
  readonly mayBeTaken?: true;
  readonly repliedAt?: string;
  readonly said?: Said;
  readonly messages?: readonly ChatMessage[];
  /** What the person said of the reply, last. */
  readonly rating?: TurnRating;
  /** The intent that Lex recognized, and its state. */
  readonly intent?: { readonly name: string; readonly state?: string };
  /**
   * Lex's session attributes, set by its code hook. The next message carries them, because the attributes of a request
   * replace those of the session.
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Set if the turn is a chat with a person. */
  readonly handoff?: HandoffRecord;
  /** The reference number that was shown when the turn failed. */
  readonly reference?: string;
  /** Fingerprints of all client message ids up to this turn: the n-th belongs to turn n + 1. */
  readonly sent: readonly string[];
}
