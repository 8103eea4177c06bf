import type { FastifyInstance } from 'fastify';
import { listEntries } from '../../documents/listing/list-entries.ts';
import { UPLOAD_ENDINGS } from '../../documents/snapshot/upload-limits.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import { changeRoutes } from './documents/change-routes.ts';
import type { DocumentsAreaDeps } from './documents/documents-deps.ts';
import { lineRoutes } from './documents/line-routes.ts';
import { mediaRoutes } from './documents/media-routes.ts';
import { showDocument } from './documents/show-document.ts';
import { textRoutes } from './documents/text-routes.ts';
import { uploadRoutes } from './documents/upload-routes.ts';

interface OfDocument {
  readonly Params: { readonly docId: string };
}

/**
 * Creates the API about the documents: what there is and what the indexer says of it, uploads, descriptions, and the other
 * ways to ask for a section. `find` returns undefined before the bot is deployed.
 */
export function documentsArea(find: () => DocumentsAreaDeps | undefined): ConsoleArea {
  const deps = () => {
    const found = find();
    if (!found) throw new ConsoleError(503, 'The bot is still starting. Try again in a moment.');
    return found;
  };
  return {
    id: 'documents',
    plugin: async (api: FastifyInstance) => {
      api.get('/', async () => {
        const { s3, bucket, clock } = deps();
        const documents = await listEntries(s3, bucket, clock.now());
        return { documents, endings: UPLOAD_ENDINGS };
      });
      api.get<OfDocument>('/:docId', async ({ params }) => showDocument(deps(), params.docId));
      api.register(uploadRoutes(deps));
      api.register(changeRoutes(deps));
      api.register(lineRoutes(deps));
      api.register(mediaRoutes(deps));
      api.register(textRoutes(deps));
    },
  };
}
