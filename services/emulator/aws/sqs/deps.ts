import type { Clock } from '../../../base/clock.ts';
import type { Queues } from './queues.ts';

/** Dependencies of the SQS operations. */
export interface SqsDeps {
  readonly queues: Queues;
  readonly clock: Clock;
  /** Returns a new message or queue id. */
  readonly newId: () => string;
}
