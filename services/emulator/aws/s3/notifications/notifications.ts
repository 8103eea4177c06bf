import type { QueueConfiguration } from '@aws-sdk/client-s3';
import type { Clock } from '../../../../base/clock.ts';
import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import { AwsError } from '../../errors.ts';
import type { Call, Dispatcher } from '../../service.ts';
import type { Bucket, Buckets } from '../buckets.ts';
import type { VersionFacts } from '../object-version.ts';
import type { Sequence } from '../sequence.ts';
import { matchesEvent } from './configuration.ts';
import { Delivery, sendToQueue } from './delivery.ts';
import { type EventName, eventMessage, isPermanentRemoval, testMessage } from './event-message.ts';
import { isChangeMade, type PendingNotification } from './pending-notification.ts';

export interface NotificationsDeps {
  /** `<dataDir>/s3/notifications` */
  readonly pending: RecordFolder<PendingNotification>;
  readonly buckets: Buckets;
  readonly sequence: Sequence;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

/** Notifications that are on disk and wait for the change that they announce. */
export interface PreparedNotifications {
  /** Makes the change, then sends the notifications; drops them if the change fails. */
  around(change: () => Promise<void>): Promise<void>;
}

/**
 * Announces object changes to queues, at least once: a notification is on disk before the change is made, and stays
 * there until the queue has accepted it.
 */
export class Notifications {
  readonly #deps: NotificationsDeps;
  readonly #delivery: Delivery;

  constructor(deps: NotificationsDeps) {
    this.#deps = deps;
    const { dispatcher, timers, log } = deps;
    const onSettled = (notification: PendingNotification) => this.#remove(notification);
    this.#delivery = new Delivery({ dispatcher, timers, log, onSettled });
  }

  /** Sends what an earlier process left, oldest first, if the change was made. */
  async resume(): Promise<void> {
    for (const notification of this.#deps.pending.list()) {
      if (await isChangeMade(notification, this.#deps.buckets)) this.#delivery.add(notification);
      else await this.#remove(notification);
    }
  }

  /** Writes the notifications that a change will cause; resolves once they are durable. */
  async prepare(
    bucket: Bucket,
    version: VersionFacts,
    name: EventName,
    call: Call,
  ): Promise<PreparedNotifications> {
    const { clock, sequence, pending } = this.#deps;
    const isRemoval = isPermanentRemoval(name);
    const eventSequence = isRemoval ? sequence.next() : version.sequence;
    const event = { name, bucket, version, sequence: eventSequence, time: clock.now() };
    const notifications = queuesOf(bucket)
      .filter((entry) => matchesEvent(entry, name, version.key))
      .map((entry, index) => ({
        id: `${eventSequence}-${index}`,
        queueArn: entry.QueueArn ?? '',
        body: eventMessage(event, entry.Id ?? '', call),
        bucket: bucket.name,
        key: version.key,
        sequence: version.sequence,
        isRemoval,
      }));
    await Promise.all(notifications.map((one) => pending.put(one.id, one)));
    return { around: (change) => this.#around(change, notifications) };
  }

  /** Sends the `s3:TestEvent` of a new configuration. Throws InvalidArgument if a queue cannot be reached. */
  async test(bucket: Bucket, entries: readonly QueueConfiguration[], call: Call): Promise<void> {
    const { dispatcher, clock } = this.#deps;
    for (const { QueueArn: queueArn = '' } of entries) {
      const body = testMessage(bucket, clock.now(), call.requestId);
      try {
        await sendToQueue(dispatcher, { queueArn, body, bucket: bucket.name });
      } catch (cause) {
        if (!(cause instanceof AwsError)) throw cause;
        throw unreachable(queueArn, cause);
      }
    }
  }

  async close(): Promise<void> {
    await this.#delivery.close();
  }

  async #around(
    change: () => Promise<void>,
    notifications: readonly PendingNotification[],
  ): Promise<void> {
    try {
      await change();
    } catch (error) {
      await Promise.all(notifications.map((notification) => this.#remove(notification)));
      throw error;
    }
    for (const notification of notifications) this.#delivery.add(notification);
  }

  async #remove({ id }: PendingNotification): Promise<void> {
    await this.#deps.pending.update(id, () => undefined);
  }
}

/** Returns the queues that a bucket notifies, as they were configured. */
export function queuesOf(bucket: Bucket): readonly QueueConfiguration[] {
  return (bucket.configurations.notification ?? []) as readonly QueueConfiguration[];
}

function unreachable(queueArn: string, cause: AwsError): AwsError {
  return new AwsError(
    'InvalidArgument',
    400,
    'Unable to validate the following destination configurations',
    {
      cause,
      members: { ArgumentName1: queueArn, ArgumentValue1: cause.message },
      detail: `support-bot: ${queueArn} answered ${cause.code}: ${cause.message}`,
    },
  );
}
