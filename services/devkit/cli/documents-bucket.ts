import { S3Client } from '@aws-sdk/client-s3';
import { readConfig } from '../local/config.ts';
import { administrator, isThisMachine } from './administrator.ts';
import { readLastOutputs } from './outputs-file.ts';
import { UsageError } from './usage-error.ts';

export interface BucketOptions {
  readonly endpoint?: string | undefined;
  readonly bucket?: string | undefined;
}

/** The documents bucket, and a client that reaches it. */
export interface DocumentsBucket {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Throws UsageError unless an endpoint that is named is an http(s) URL. */
export function checkEndpoint({ endpoint }: BucketOptions): void {
  if (endpoint === undefined) return;
  const isHttp = URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol);
  if (!isHttp) throw new UsageError(`--endpoint must be an http(s) URL (got "${endpoint}")`);
}

/** Finds the documents bucket; undefined if neither the options nor a started bot name it. */
export async function findDocumentsBucket(
  options: BucketOptions,
): Promise<DocumentsBucket | undefined> {
  const outputs = await readLastOutputs();
  const endpoint = options.endpoint ?? outputs?.AwsUrl;
  const bucket = options.bucket ?? outputs?.DocumentsBucket;
  if (!endpoint || !bucket) return undefined;
  const isOurs = options.bucket === undefined || isThisMachine(endpoint);
  const client = new S3Client({
    endpoint,
    region: readConfig().region,
    // No name server knows a bucket's name in front of a container's.
    forcePathStyle: true,
    ...(isOurs ? { credentials: administrator() } : {}),
  });
  return { client, bucket };
}

/** Whether the service or the network failed, not this program. */
export function isFailedCall(error: unknown): error is Error {
  return error instanceof Error && ('$metadata' in error || 'code' in error);
}

export function reasonOf(error: Error & { readonly code?: unknown }): string {
  return error.message || String(error.code ?? error.name);
}
