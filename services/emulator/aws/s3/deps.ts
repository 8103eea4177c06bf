import type { Clock } from '../../../base/clock.ts';
import type { KeyLock } from '../../../base/durable/key-lock.ts';
import type { Buckets } from './buckets.ts';
import type { Notifications } from './notifications/notifications.ts';
import type { Sequence } from './sequence.ts';
import type { Uploads } from './uploads.ts';

/** Dependencies of the S3 operations. Each operation picks those it uses. */
export interface S3Deps {
  readonly buckets: Buckets;
  readonly uploads: Uploads;
  readonly notifications: Notifications;
  /** One write at a time per `bucket/key`. */
  readonly locks: KeyLock;
  readonly sequence: Sequence;
  readonly clock: Clock;
}

/** Dependencies of operations that write a version. */
export type WriteDeps = Pick<S3Deps, 'buckets' | 'notifications' | 'locks' | 'sequence' | 'clock'>;
