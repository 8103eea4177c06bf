import type { Clock } from '../../../base/clock.ts';
import type { Queues } from './queues.ts';

/** What the SQS operations draw on. */
export interface SqsDeps {
  readonly queues: Queues;
  readonly clock: Clock;
  /** Gives new message and queue ids. */
  readonly newId: () => string;
}
