import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import { createHttpAccess } from '../../services/base/http/access.ts';
import { findProgramFiles } from '../../services/base/program-files.ts';
import { contentArea } from '../../services/devkit/console/areas/content-area.ts';
import type { ContentDeps } from '../../services/devkit/content/content-deps.ts';
import { buildWebApp } from '../../services/devkit/local/web/app.ts';
import { Health } from '../../services/devkit/local/web/health.ts';
import { consoleOptions } from './console-options.ts';
import { startStorageServer } from './storage-server.ts';

/** A versioned bucket with content, and a console that has content alone. */
export interface ContentConsole {
  readonly app: FastifyInstance;
  readonly deps: ContentDeps;
  close(): Promise<void>;
}

/** Starts it without any content. `now` is what its clock shows. */
export async function startContentConsole(now: () => Date): Promise<ContentConsole> {
  const storage = await startStorageServer();
  const s3 = new S3Client({ ...storage, forcePathStyle: true });
  const bucket = 'content';
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  const changesFolder = await mkdtemp(join(tmpdir(), 'content-'));
  const { root } = findProgramFiles();
  const savedBy = 'arn:aws:iam::000000000000:user/Zoé';
  const deps = { s3, bucket, root, changesFolder, savedBy, clock: { now } };
  const app = buildWebApp({
    health: new Health([]),
    hasRoom: () => true,
    access: createHttpAccess({ needsSecret: false }),
    console: consoleOptions(contentArea(() => deps)),
    chat: async () => {},
  });
  return {
    app,
    deps,
    async close() {
      await app.close();
      await storage.close();
      await rm(changesFolder, { recursive: true, force: true });
    },
  };
}
