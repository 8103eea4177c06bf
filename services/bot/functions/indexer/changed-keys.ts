/** An S3 event notification, as far as it is read. */
interface Notification {
  readonly Event?: unknown;
  readonly Records?: unknown;
}

/**
 * The keys of a bucket that a queue message says have changed. What happened to them is not read: events come late,
 * twice and out of order, so the object itself is looked at. The `s3:TestEvent` that S3 sends when a notification is
 * set names none. Throws Error for a message that is no S3 notification.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function changedKeys(body: string, bucket: string): string[] {
  const message = parse(body);
  if (message.Event === 's3:TestEvent') return [];
  if (!Array.isArray(message.Records))
    throw new Error('the message is no S3 notification: it has no Records');
  return message.Records.flatMap((record: unknown) => {
    const { bucketName, key } = objectOf(record);
    return bucketName === bucket ? [decodeKey(key)] : [];
  });
}

function parse(body: string): Notification {
  const message: unknown = JSON.parse(body);
  if (typeof message !== 'object' || message === null)
    throw new Error('the message is no JSON object');
  return message;
}

function objectOf(record: unknown): { bucketName: string; key: string } {
  const { s3 } = (record ?? {}) as {
    s3?: { bucket?: { name?: unknown }; object?: { key?: unknown } };
  };
  const bucketName = s3?.bucket?.name;
  const key = s3?.object?.key;
  if (typeof bucketName === 'string' && typeof key === 'string') return { bucketName, key };
  throw new Error('the message is no S3 notification: a record names no object');
}

/** Keys are URL-encoded like a form: a space is a plus sign. */
const decodeKey = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '));
