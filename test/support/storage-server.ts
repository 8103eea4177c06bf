import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../services/base/log.ts';
import { openS3 } from '../../services/emulator/aws/s3/service.ts';
import { openSqs } from '../../services/emulator/aws/sqs/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';

export interface StorageServer extends AwsEndpoint {
  readonly dataDir: string;
  /** Closes the services and keeps their files, as a restart does. */
  stop(): Promise<void>;
}

/** Starts an endpoint with S3 and SQS, in a new folder or in that of an earlier server. */
export async function startStorageServer(dataDir?: string): Promise<StorageServer> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'storage-')));
  const closing: (() => Promise<void>)[] = [];
  const server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      const sqs = await openSqs({ dataDir: folder });
      const s3 = await openS3({ dataDir: folder, dispatcher, log: silentLog });
      closing.push(
        () => s3.close(),
        () => sqs.close(),
      );
      queueMicrotask(() => void s3.resume());
      return [s3.service, sqs.service];
    },
  });
  const stop = async () => {
    await server.close();
    for (const close of closing) await close();
  };
  const close = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, dataDir: folder, stop, close };
}
