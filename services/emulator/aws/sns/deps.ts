import type { Clock } from '../../../base/clock.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { SnsStore } from './store.ts';

/** Dependencies of the SNS operations. Each operation picks those it uses. */
export interface SnsDeps {
  readonly store: SnsStore;
  readonly deliveries: Pick<Deliveries, 'accept'>;
  readonly clock: Clock;
}
