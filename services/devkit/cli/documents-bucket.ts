import { S3Client } from '@aws-sdk/client-s3';
import { readConfig } from '../local/config.ts';
import { administrator, isThisMachine } from './administrator.ts';
import { askingServices } from './asking-services.ts';
import { outputsPath, readLastOutputs } from './outputs-file.ts';
import { TargetError } from './target-error.ts';
import type { Terminal } from './terminal.ts';
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

/**
 * Does the work of a verb on the documents bucket that its options name, or on that of the bot that was started last. Resolves
 * with its exit code, or with 1 after a message if the bucket can't be found or reached.
 */
export function onDocumentsBucket(
  verb: string,
  options: BucketOptions,
  terminal: Terminal,
  work: (bucket: DocumentsBucket) => Promise<number>,
): Promise<number> {
  return askingServices(verb, terminal, async () => {
    const bucket = await findDocumentsBucket(options);
    try {
      return await work(bucket);
    } finally {
      bucket.client.destroy();
    }
  });
}

/** Throws TargetError if neither the options nor a started bot name it. */
async function findDocumentsBucket(options: BucketOptions): Promise<DocumentsBucket> {
  const outputs = await readLastOutputs();
  const endpoint = options.endpoint ?? outputs?.AwsUrl;
  const bucket = options.bucket ?? outputs?.DocumentsBucket;
  if (!endpoint || !bucket)
    throw new TargetError(
      `${outputsPath()} is not there. Start the bot first, or name --endpoint and --bucket.`,
    );
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
