import type { QueueConfiguration } from '@aws-sdk/client-s3';
import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import { AwsError } from '../../errors.ts';
import type { Call, Dispatcher } from '../../service.ts';
import type { Bucket, Buckets } from '../buckets.ts';
import type { ObjectVersion } from '../object-version.ts';
import type { Sequence } from '../sequence.ts';
import { wants } from './configuration.ts';
import { Delivery, sendToQueue } from './delivery.ts';
import { type EventName, eventMessage, testMessage } from './event-message.ts';
import { type Intent, Intents } from './intents.ts';
import { tookPlace } from './took-place.ts';

export interface NotificationsDeps {
  readonly folder: string;
  readonly buckets: Buckets;
  readonly sequence: Sequence;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Messages that are on disk and wait for the change they tell of. */
export interface PendingNotifications {
  /** Makes the change, then sends the messages; forgets them where the change fails. */
  around(change: () => Promise<void>): Promise<void>;
}

/**
 * Tells queues what happens to objects, at least once: the message is on disk before the change is, and stays there
 * until the queue has taken it.
 */
export class Notifications {
  readonly #needs: NotificationsDeps;
  readonly #intents: Intents;
  readonly #delivery: Delivery;

  constructor(deps: NotificationsDeps) {
    this.#needs = deps;
    this.#intents = new Intents(deps.folder);
    this.#delivery = new Delivery({
      dispatcher: deps.dispatcher,
      log: deps.log,
      onSettled: (intent) => this.#intents.remove(intent),
    });
  }

  /** Takes up what a stopped process still owed. */
  async resume(): Promise<void> {
    for (const intent of await this.#intents.readAll()) {
      if (await tookPlace(intent, this.#needs.buckets)) this.#delivery.add(intent);
      else await this.#intents.remove(intent);
    }
  }

  /** Writes down the messages that a change will cause; resolves when they are durable. */
  async prepare(
    bucket: Bucket,
    version: ObjectVersion,
    name: EventName,
    call: Call,
  ): Promise<PendingNotifications> {
    const { clock, sequence } = this.#needs;
    const isRemoval = name === 'ObjectRemoved:Delete';
    const eventSequence = isRemoval ? sequence.next() : version.sequence;
    const event = { name, bucket, version, sequence: eventSequence, time: clock.now() };
    const intents = queuesOf(bucket)
      .filter((entry) => wants(entry, name, version.key))
      .map((entry, index) => ({
        id: `${eventSequence}-${index}`,
        queueArn: entry.QueueArn ?? '',
        body: eventMessage(event, entry.Id ?? '', call),
        bucket: bucket.name,
        key: version.key,
        sequence: version.sequence,
        isRemoval,
      }));
    await Promise.all(intents.map((intent) => this.#intents.write(intent)));
    return this.#pending(intents);
  }

  /** Sends the `s3:TestEvent` of a new configuration. Throws InvalidArgument where a queue cannot be reached. */
  async test(bucket: Bucket, entries: readonly QueueConfiguration[], call: Call): Promise<void> {
    const { dispatcher, clock } = this.#needs;
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

  #pending(intents: readonly Intent[]): PendingNotifications {
    return {
      around: async (change) => {
        try {
          await change();
        } catch (error) {
          await Promise.all(intents.map((intent) => this.#intents.remove(intent)));
          throw error;
        }
        for (const intent of intents) this.#delivery.add(intent);
      },
    };
  }
}

/** The queues that a bucket notifies, as they were configured. */
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
