import type { Handoff } from '../../../helpdesk/handoff/handoff.ts';
import type { OfficeHours } from '../../../helpdesk/hours/office-hours.ts';

/** People who chat with clients, and when. */
export interface HandoffDesk {
  readonly handoff: Handoff;
  /** The base URL at which browsers take part in a chat. */
  readonly participantEndpoint: string;
  /** How long a client waits for somebody before a ticket is offered instead. */
  readonly waitSeconds: number;
  /** Resolves with the hours that are in effect. Never rejects. */
  hours(): Promise<OfficeHours>;
}
