import { createHmac } from 'node:crypto';
import type { AllowedUpload } from './upload-posts.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface PolicyScope {
  readonly bucket: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly now: Date;
  readonly expiresAt: Date;
}

/**
 * Returns the fields of a form that allows one upload: this key and type, 1 to `maxBytes` bytes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function signedFields(
  { key, type, maxBytes }: AllowedUpload,
  { bucket, region, credentials, now, expiresAt }: PolicyScope,
): Record<string, string> {
  const timestamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = timestamp.slice(0, 8);
  const fields = {
    key,
    'Content-Type': type,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${credentials.accessKeyId}/${date}/${region}/s3/aws4_request`,
    'x-amz-date': timestamp,
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const exact = Object.entries({ bucket, ...fields }).map(([name, value]) => ({ [name]: value }));
  const conditions = [...exact, ['content-length-range', 1, maxBytes]];
  const document = JSON.stringify({ expiration: expiresAt.toISOString(), conditions });
  const policy = Buffer.from(document).toString('base64');
  const signingKey = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (by, part) => createHmac('sha256', by).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = createHmac('sha256', signingKey).update(policy).digest('hex');
  return { ...fields, policy, 'x-amz-signature': signature };
}
