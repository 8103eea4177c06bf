/** The parts of an S3 event notification that are read. */
interface EventNotification {
  readonly Event?: unknown;
  readonly Records?: unknown;
}

/**
 * Returns the keys of the bucket that a queue message reports as changed. The kind of event is ignored: events arrive
 * late, twice and out of order, so the caller looks at the object itself. The `s3:TestEvent` that S3 sends when a
 * notification is configured names no keys. Throws an Error if the message is not an S3 notification.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function changedKeys(body: string, bucket: string): string[] {
  const message = parse(body);
  if (message.Event === 's3:TestEvent') return [];
  if (!Array.isArray(message.Records))
    throw new Error('the message is not an S3 notification: it has no Records');
  return message.Records.flatMap((record: unknown) => {
    const { bucketName, key } = objectOf(record);
    return bucketName === bucket ? [decodeKey(key)] : [];
  });
}

function parse(body: string): EventNotification {
  const message: unknown = JSON.parse(body);
  if (typeof message !== 'object' || message === null)
    throw new Error('the message is not a JSON object');
  return message;
}

function objectOf(record: unknown): { bucketName: string; key: string } {
  const { s3 } = (record ?? {}) as {
    s3?: { bucket?: { name?: unknown }; object?: { key?: unknown } };
  };
  const bucketName = s3?.bucket?.name;
  const key = s3?.object?.key;
  if (typeof bucketName === 'string' && typeof key === 'string') return { bucketName, key };
  throw new Error('the message is not an S3 notification: a record names no object');
}

/** Keys are form-encoded: a space is a plus sign. */
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
