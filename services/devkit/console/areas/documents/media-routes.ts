import type { FastifyPluginAsync } from 'fastify';
import { findDocument } from '../../../documents/editing/find-document.ts';
import { captionsText, videoPart } from '../../../documents/editing/video-parts.ts';
import { ConsoleError } from '../../console-error.ts';
import type { FindDocuments } from './documents-deps.ts';

interface OfVideo {
  readonly Params: { readonly docId: string; readonly lang: string };
}

/** What browsers ask for: one range of bytes. */
const RANGE = /^bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})$/;

/** Creates the routes of a video and its captions: they come from this origin, which is all that the page may load. */
export function mediaRoutes(deps: FindDocuments): FastifyPluginAsync {
  return async (api) => {
    api.get<OfVideo>('/:docId/video', async ({ params, headers }, reply) => {
      const video = await findDocument(deps(), params.docId);
      if (!/\.mp4$/i.test(video.key)) throw new ConsoleError(404, `${video.key} is no video.`);
      const range = RANGE.test(headers.range ?? '') ? headers.range : undefined;
      const part = await videoPart(deps(), video, range);
      return reply.code(part.status).headers(part.headers).send(part.body);
    });
    api.get<OfVideo>('/:docId/captions/:lang', async ({ params: { docId, lang } }, reply) => {
      const text = await captionsText(deps(), await findDocument(deps(), docId), lang);
      return reply.type('text/vtt; charset=utf-8').send(text);
    });
  };
}
