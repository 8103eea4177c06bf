import { join } from 'node:path';
import * as client from '@aws-sdk/client-s3';
import { type Clock, systemClock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { KeyLock } from '../../../base/durable/key-lock.ts';
import { openRecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import { bindTo } from '../bind-to.ts';
import type { AwsService, Dispatcher, Operation } from '../service.ts';
import { Buckets } from './buckets.ts';
import { configurationOperations } from './configuration-operations.ts';
import { type CorsRequest, corsHeaders } from './cors.ts';
import type { S3Deps } from './deps.ts';
import { Lifecycle } from './lifecycle/lifecycle.ts';
import { Notifications } from './notifications/notifications.ts';
import type { PendingNotification } from './notifications/pending-notification.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { copyObject } from './operations/copy-object.ts';
import { createBucket } from './operations/create-bucket.ts';
import { createMultipartUpload } from './operations/create-multipart-upload.ts';
import { deleteBucket } from './operations/delete-bucket.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjectTagging } from './operations/delete-object-tagging.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getBucketLocation } from './operations/get-bucket-location.ts';
import { getBucketNotificationConfiguration } from './operations/get-bucket-notification-configuration.ts';
import { getBucketVersioning } from './operations/get-bucket-versioning.ts';
import { getObject } from './operations/get-object.ts';
import { getObjectTagging } from './operations/get-object-tagging.ts';
import { headBucket } from './operations/head-bucket.ts';
import { headObject } from './operations/head-object.ts';
import { listBuckets } from './operations/list-buckets.ts';
import { listMultipartUploads } from './operations/list-multipart-uploads.ts';
import { listObjectVersions } from './operations/list-object-versions.ts';
import { listObjects } from './operations/list-objects.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { listParts } from './operations/list-parts.ts';
import { putBucketNotificationConfiguration } from './operations/put-bucket-notification-configuration.ts';
import { putBucketVersioning } from './operations/put-bucket-versioning.ts';
import { putObject } from './operations/put-object.ts';
import { putObjectTagging } from './operations/put-object-tagging.ts';
import { uploadPart } from './operations/upload-part.ts';
import { uploadPartCopy } from './operations/upload-part-copy.ts';
import { Sequence } from './sequence.ts';
import { Uploads } from './uploads.ts';
import { S3_WIRE_TRAITS } from './wire-traits.ts';

export interface S3Options {
  /** State is stored in `<dataDir>/s3`. */
  readonly dataDir: string;
  /** Sends notifications to queues. */
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly log: Log;
  readonly clock?: Clock;
  readonly timers?: Timers;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

export interface S3 {
  readonly service: AwsService;
  /** Returns a bucket's CORS response headers, or undefined if no rule matches or there is no such bucket. */
  corsHeaders(bucketName: string, request: CorsRequest): Record<string, string> | undefined;
  /** Returns the bucket's resource policy as JSON, or undefined if it has none. */
  bucketPolicy(bucketName: string): string | undefined;
  /**
   * Reads every bucket, sends notifications left pending by an earlier process, and starts to apply lifecycle rules. Call it
   * once the queues can be reached.
   */
  resume(): Promise<void>;
  /** Stops deliveries and the lifecycle rules. Undelivered notifications stay pending on disk. */
  close(): Promise<void>;
}

/** Opens the embedded S3 in its folder. */
export async function openS3(options: S3Options): Promise<S3> {
  const deps = await openState(options);
  const { log, timers = realTimers } = options;
  const lifecycle = new Lifecycle({ ...deps, log, timers });
  const { buckets, notifications } = deps;
  return {
    service: { name: 's3', client, ...S3_WIRE_TRAITS, operations: operationsOf(deps) },
    corsHeaders(bucketName, request) {
      const bucket = buckets.find(bucketName);
      return bucket && corsHeaders(bucket.configurations.cors ?? {}, request);
    },
    bucketPolicy: (bucketName) =>
      buckets.find(bucketName)?.configurations.policy as string | undefined,
    async resume() {
      await readAll(deps);
      await notifications.resume();
      lifecycle.start();
    },
    async close() {
      await lifecycle.close();
      await notifications.close();
    },
  };
}

async function openState(options: S3Options): Promise<S3Deps> {
  const { dispatcher, log, damage, clock = systemClock, timers = realTimers } = options;
  const folder = join(options.dataDir, 's3');
  const sequence = new Sequence(clock);
  const onSequence = (used: string) => sequence.observe(used);
  const buckets = await Buckets.open(join(folder, 'buckets'), onSequence, damage);
  const notifications = new Notifications({
    pending: await openRecordFolder<PendingNotification>(join(folder, 'notifications'), {
      cost: 'The queue does not hear of this one change of an object.',
      members: ['id', 'queueArn', 'body', 'bucket', 'key', 'sequence'],
      damage,
    }),
    buckets,
    sequence,
    dispatcher,
    clock,
    timers,
    log,
  });
  return {
    buckets,
    uploads: new Uploads(buckets, damage),
    notifications,
    locks: new KeyLock(),
    sequence,
    clock,
  };
}

/** Reads what is otherwise read on first use, so that everything damaged is known from the start. */
async function readAll({ buckets, uploads }: S3Deps): Promise<void> {
  for (const { name } of buckets.list()) {
    await buckets.objects(name);
    for (const upload of await uploads.list(name)) await uploads.parts(name, upload);
  }
}

function operationsOf(deps: S3Deps): Record<string, Operation> {
  const bind = bindTo(deps);
  return {
    AbortMultipartUpload: bind(abortMultipartUpload),
    CompleteMultipartUpload: bind(completeMultipartUpload),
    CopyObject: bind(copyObject),
    CreateBucket: bind(createBucket),
    CreateMultipartUpload: bind(createMultipartUpload),
    DeleteBucket: bind(deleteBucket),
    DeleteObject: bind(deleteObject),
    DeleteObjectTagging: bind(deleteObjectTagging),
    DeleteObjects: bind(deleteObjects),
    GetBucketLocation: bind(getBucketLocation),
    GetBucketNotificationConfiguration: bind(getBucketNotificationConfiguration),
    GetBucketVersioning: bind(getBucketVersioning),
    GetObject: bind(getObject),
    GetObjectTagging: bind(getObjectTagging),
    HeadBucket: bind(headBucket),
    HeadObject: bind(headObject),
    ListBuckets: bind(listBuckets),
    ListMultipartUploads: bind(listMultipartUploads),
    ListObjectVersions: bind(listObjectVersions),
    ListObjects: bind(listObjects),
    ListObjectsV2: bind(listObjectsV2),
    ListParts: bind(listParts),
    PutBucketNotificationConfiguration: bind(putBucketNotificationConfiguration),
    PutBucketVersioning: bind(putBucketVersioning),
    PutObject: bind(putObject),
    PutObjectTagging: bind(putObjectTagging),
    UploadPart: bind(uploadPart),
    UploadPartCopy: bind(uploadPartCopy),
    ...configurationOperations(deps.buckets),
  };
}
