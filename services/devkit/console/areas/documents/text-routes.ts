import { basename } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { FastifyPluginAsync } from 'fastify';
import { MAX_TEXT_BYTES, readText, saveText } from '../../../documents/editing/document-text.ts';
import { findDocument } from '../../../documents/editing/find-document.ts';
import { membersOf, requiredTextIn } from '../read-input.ts';
import type { FindDocuments } from './documents-deps.ts';
import { requiredTag } from './seen-tag.ts';

interface OfDocument {
  readonly Params: { readonly docId: string };
}

/** Creates the routes on which the text of a document is edited, and any document is downloaded. */
export function textRoutes(deps: FindDocuments): FastifyPluginAsync {
  return async (api) => {
    api.get<OfDocument>('/:docId/text', async ({ params }, reply) => {
      const read = await readText(deps(), await findDocument(deps(), params.docId));
      return reply.header('etag', read.version).send(read);
    });
    api.put<OfDocument>('/:docId/text', async (request) => {
      const text = requiredTextIn(membersOf(request.body), 'text', MAX_TEXT_BYTES);
      const seen = requiredTag(request);
      return saveText(deps(), await findDocument(deps(), request.params.docId), text, seen);
    });
    api.get<OfDocument>('/:docId/file', async ({ params }, reply) => {
      const { s3, bucket: Bucket } = deps();
      const { key: Key, etag } = await findDocument(deps(), params.docId);
      const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const headers = {
        'content-disposition': `attachment; filename*=UTF-8''${encodedName(Key)}`,
        ...(ContentLength !== undefined && { 'content-length': String(ContentLength) }),
      };
      return reply
        .type('application/octet-stream')
        .headers({ ...headers, etag })
        .send(Body);
    });
  };
}

/** A saved page is named after its folder (RFC 8187 leaves out more characters than a part of an address does). */
function encodedName(key: string): string {
  const [, folder] = /([^/]+)\/page\.html$/.exec(key) ?? [];
  const name = folder === undefined ? basename(key) : `${folder}.html`;
  return encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}
