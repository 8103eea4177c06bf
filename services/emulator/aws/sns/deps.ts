import type { Clock } from '../../../base/clock.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { SnsStore } from './store.ts';

/** What the SNS operations draw on; each names the part that it uses. */
export interface SnsDeps {
  readonly store: SnsStore;
  readonly deliveries: Pick<Deliveries, 'accept'>;
  readonly clock: Clock;
}
