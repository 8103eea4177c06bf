import type { TurnRecord } from './turn-record.ts';

export const HANDOFF_SPEAKERS = ['client', 'agent', 'system'] as const;
export type HandoffSpeaker = (typeof HANDOFF_SPEAKERS)[number];

/** Why a chat with a person is over: somebody ended it, nobody came, or it could not go on. */
export const HANDOFF_ENDS = ['ended', 'noAnswer', 'failed'] as const;
export type HandoffEnd = (typeof HANDOFF_ENDS)[number];

/** One thing that was said in a chat with a person, redacted. `system` says who came and went. */
export interface HandoffLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: HandoffSpeaker;
  readonly text: string;
}

/** A chat with a person, as the turn keeps it in which it began. */
export interface HandoffRecord {
  /** The contact in Amazon Connect. Missing while it is being started. */
  readonly contactId?: string;
  readonly lines: readonly HandoffLine[];
  /** Missing while the chat is open. */
  readonly end?: HandoffEnd;
}

/** A turn that is a chat with a person, and no message to the bot. */
export type HandoffTurn = TurnRecord & { readonly handoff: HandoffRecord };

export function isHandoff(record: TurnRecord | undefined): record is HandoffTurn {
  return record?.handoff !== undefined;
}

/** Whether a person is called or there: the bot is silent. */
export function isHandoffOpen(record: TurnRecord | undefined): record is HandoffTurn {
  return isHandoff(record) && record.state === 'done' && record.handoff.end === undefined;
}
