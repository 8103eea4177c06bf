import { ACCOUNT_ID, type Call } from '../../service.ts';
import type { Bucket } from '../buckets.ts';
import type { VersionFacts } from '../object-version.ts';
import { urlEncodeKey } from '../url-encode.ts';

export type EventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'
  | 'LifecycleExpiration:Delete'
  | 'LifecycleExpiration:DeleteMarkerCreated';

export interface ObjectEvent {
  readonly name: EventName;
  readonly time: Date;
  readonly sequence: string;
  readonly bucket: Bucket;
  readonly version: VersionFacts;
}

/**
 * Returns the body of a notification, with one record.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function eventMessage(event: ObjectEvent, configurationId: string, call: Call): string {
  const { name, time, bucket } = event;
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: bucket.region,
    eventTime: time.toISOString(),
    eventName: name,
    userIdentity: { principalId: principalOf(call) },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': call.requestId, 'x-amz-id-2': call.requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: {
        name: bucket.name,
        ownerIdentity: { principalId: ACCOUNT_ID },
        arn: `arn:aws:s3:::${bucket.name}`,
      },
      object: objectOf(event),
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** Returns the message that S3 sends once to check that a queue can be reached. */
export function testMessage(bucket: Bucket, time: Date, requestId: string): string {
  return JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: time.toISOString(),
    Bucket: bucket.name,
    RequestId: requestId,
    HostId: requestId,
  });
}

/** Returns whether an event announces that a version is gone for good. */
export function isPermanentRemoval(name: EventName): boolean {
  return name === 'ObjectRemoved:Delete' || name === 'LifecycleExpiration:Delete';
}

/** A permanently removed object has neither size nor ETag. */
function objectOf({ name, bucket, version, sequence }: ObjectEvent) {
  return {
    key: urlEncodeKey(version.key),
    ...(isPermanentRemoval(name) ? {} : { size: version.size, eTag: version.etag }),
    ...(bucket.versioning ? { versionId: version.versionId } : {}),
    sequencer: sequence,
  };
}

function principalOf({ caller, accountId }: Call): string {
  if (caller.kind === 'root' || caller.kind === 'role') return `AWS:${caller.accessKeyId}`;
  return caller.kind === 'service' ? caller.principal : `AWS:${accountId}`;
}
