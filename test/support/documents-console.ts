import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../../services/base/clock.ts';
import { createHttpAccess } from '../../services/base/http/access.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import type { DocumentsAreaDeps } from '../../services/devkit/console/areas/documents/documents-deps.ts';
import { documentsArea } from '../../services/devkit/console/areas/documents-area.ts';
import { ConsoleLogin } from '../../services/devkit/console/login.ts';
import { buildWebApp } from '../../services/devkit/local/web/app.ts';
import { Health } from '../../services/devkit/local/web/health.ts';
import { consoleOptions } from './console-options.ts';
import type { DocumentsServer } from './documents-server.ts';

/** How the console reaches the documents of a server. */
export function documentsDeps({ s3, bucket, search }: DocumentsServer): DocumentsAreaDeps {
  const index = new OpenSearchPassageIndex(search.client, 'passages');
  return {
    ...{ s3, bucket, limitMs: 20_000, clock: systemClock },
    passagesOf: (docId) => index.passagesOf(docId),
  };
}

/** Builds a console that has documents alone. */
export function documentsConsole(
  find: () => DocumentsAreaDeps | undefined,
  token?: string,
): FastifyInstance {
  return buildWebApp({
    health: new Health([]),
    hasRoom: () => true,
    access: createHttpAccess({ needsSecret: token !== undefined }),
    login: token === undefined ? undefined : new ConsoleLogin(token, systemClock),
    console: { ...consoleOptions(documentsArea(find)), onError: () => {} },
    consolePages: [],
    chat: async () => {},
  });
}

/** Writes an object of the bucket. */
export async function putText(
  { s3, bucket: Bucket }: DocumentsServer,
  Key: string,
  Body: string | Uint8Array,
): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}
