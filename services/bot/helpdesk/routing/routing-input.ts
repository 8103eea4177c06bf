import type { OfficeHours } from '../hours/office-hours.ts';

/** What a ticket is routed by. */
export interface RoutingInput {
  /** Empty if the client chose none. */
  readonly category: string;
  readonly summary: string;
  readonly description: string;
  readonly email?: string;
}

/** When it is routed, and when people answer. */
export interface RoutingMoment {
  readonly now: Date;
  readonly hours: OfficeHours;
}
