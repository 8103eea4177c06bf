import type { Handoff } from '../../../helpdesk/handoff/handoff.ts';

/** People who chat with clients. */
export interface HandoffDesk {
  readonly handoff: Handoff;
  /** The base URL at which browsers take part in a chat. */
  readonly participantEndpoint: string;
  /** How long a client waits for somebody before a ticket is offered instead. */
  readonly waitSeconds: number;
}
