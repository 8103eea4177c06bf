/** The part of the chat API that is about a chat with a person. */

/** One thing that was said in a chat with a person, redacted. `system` says who came and went. */
export interface HandoffLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: 'client' | 'agent' | 'system';
  readonly text: string;
}

/** Why a chat with a person is over. */
export type HandoffEnd = 'ended' | 'noAnswer' | 'failed';

/** The response of `POST /api/sessions/{id}/handoff`. */
export interface OpenedHandoff {
  /** With it, the page takes part in the chat. A secret. */
  readonly participantToken: string;
  /** The base URL of Amazon Connect's participant service. */
  readonly participantEndpoint: string;
  /** How long to wait for somebody. */
  readonly waitSeconds: number;
}
