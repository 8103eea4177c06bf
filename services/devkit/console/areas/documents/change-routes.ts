import type { FastifyPluginAsync } from 'fastify';
import { awaitReport } from '../../../documents/bucket/await-report.ts';
import { saveDescription } from '../../../documents/editing/description.ts';
import { findDocument } from '../../../documents/editing/find-document.ts';
import { removeDocument } from '../../../documents/listing/remove-document.ts';
import { membersOf, requiredTextIn, seenVersion, textIn, textsIn } from '../read-input.ts';
import type { FindDocuments } from './documents-deps.ts';

interface OfDocument {
  readonly Params: { readonly docId: string };
  readonly Querystring: { readonly after?: unknown; readonly version?: unknown };
}

/** As many as a description may have. */
const MAX_TAGS = { most: 50, max: 500 };

/** Creates the routes that change what is said of a document, delete it, and wait for what the indexer says of it. */
export function changeRoutes(deps: FindDocuments): FastifyPluginAsync {
  return async (api) => {
    api.put<OfDocument>('/:docId/description', async ({ params, body }) => {
      const { key, entry } = await findDocument(deps(), params.docId);
      const members = membersOf(body);
      const described = {
        title: textIn(members, 'title', 500).trim(),
        audience: textIn(members, 'audience', 500).trim(),
        topic: textIn(members, 'topic', 500).trim(),
        tags: textsIn(members, 'tags', MAX_TAGS),
        expires: textIn(members, 'expires', 40).trim(),
      };
      const version = await saveDescription(deps(), key, described, seenVersion(members));
      return { key, docId: params.docId, version, ...(entry && { reportedAt: entry.at }) };
    });
    api.delete<OfDocument>('/:docId', async ({ params, query }, reply) => {
      const version = requiredTextIn(query, 'version', 200);
      const { key } = await findDocument(deps(), params.docId);
      await removeDocument(deps().s3, deps().bucket, key, version);
      return reply.code(204).send();
    });
    api.get<OfDocument>('/:docId/report', async ({ params, query }) => {
      const { s3, bucket, limitMs } = deps();
      const { key } = await findDocument(deps(), params.docId);
      const before = textIn(query, 'after', 40) || undefined;
      const report = await awaitReport(s3, bucket, { key, before, limitMs });
      return report ? { report } : {};
    });
  };
}
