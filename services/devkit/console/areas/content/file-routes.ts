import type { FastifyPluginAsync } from 'fastify';
import { contentKeyOf, EDITED_IDS, type EditedId } from '../../../content/edited-files.ts';
import { lintContent } from '../../../content/lint-content.ts';
import { MAX_CONTENT_BYTES, saveContent } from '../../../content/save-content.ts';
import { contentVersions, versionText } from '../../../content/storage/content-versions.ts';
import { dropContent } from '../../../content/storage/drop-content.ts';
import { readContentText } from '../../../content/storage/read-content.ts';
import { ConsoleError } from '../../console-error.ts';
import { membersOf, requiredTextIn, seenVersion } from '../read-input.ts';
import type { FindContent } from './find-content.ts';

interface OfFile {
  readonly Params: { readonly file: string; readonly versionId: string };
  readonly Querystring: { readonly version?: unknown };
}

/** Creates the routes of content that staff edit as text: what is in effect, its lint, its versions, and saving. */
export function fileRoutes(deps: FindContent): FastifyPluginAsync {
  return async (api) => {
    api.get<OfFile>('/files/:file', async ({ params }) =>
      readContentText(deps(), fileIn(params.file)),
    );
    api.put<OfFile>('/files/:file', async ({ params, body }) => {
      const members = membersOf(body);
      const text = requiredTextIn(members, 'text', MAX_CONTENT_BYTES);
      return saveContent(deps(), fileIn(params.file), text, seenVersion(members));
    });
    api.delete<OfFile>('/files/:file', async ({ params, query }, reply) => {
      const version = requiredTextIn(query, 'version', 200);
      await dropContent(deps(), contentKeyOf(fileIn(params.file)), version);
      return reply.code(204).send();
    });
    api.post<OfFile>('/files/:file/check', async ({ params, body }) => {
      const text = requiredTextIn(membersOf(body), 'text', MAX_CONTENT_BYTES);
      return { problems: await lintContent(deps(), fileIn(params.file), text) };
    });
    api.get<OfFile>('/files/:file/versions', async ({ params }) => ({
      versions: await contentVersions(deps(), fileIn(params.file)),
    }));
    api.get<OfFile>('/files/:file/versions/:versionId', async ({ params }) => {
      const text = await versionText(deps(), fileIn(params.file), params.versionId);
      if (text === undefined) throw new ConsoleError(404, 'There is no such version any more.');
      return { text };
    });
  };
}

function fileIn(name: string): EditedId {
  const id = EDITED_IDS.find((one) => one === name);
  if (id) return id;
  throw new ConsoleError(404, `There is no text "${name}": only ${EDITED_IDS.join(', ')}.`);
}
