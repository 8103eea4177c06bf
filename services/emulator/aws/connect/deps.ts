import type { Clock } from '../../../base/clock.ts';
import type { Step } from './contact-changes.ts';
import type { ContactFeed } from './contact-feed.ts';
import type { Contacts } from './contacts.ts';
import type { ParticipantTokens } from './tokens.ts';

/** Dependencies of the operations of Connect and of its participant service. */
export interface ConnectDeps {
  readonly contacts: Contacts;
  readonly feed: ContactFeed;
  readonly tokens: ParticipantTokens;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Address of the endpoint as others see it, if that is not the bound one. */
  readonly publicUrl: string | undefined;
}

/** Returns the time and the ids of one step. */
export function stepNow({ clock, newId }: Pick<ConnectDeps, 'clock' | 'newId'>): Step {
  return { now: clock.now().getTime(), newId };
}
