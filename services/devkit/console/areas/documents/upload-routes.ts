import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { documentKind } from '../../../../bot/helpdesk/documents/document-key.ts';
import { findDocument } from '../../../documents/editing/find-document.ts';
import {
  NameTakenError,
  type UploadedFile,
  uploadCaptions,
  uploadInstead,
  uploadNew,
} from '../../../documents/editing/upload-document.ts';
import {
  MAX_DOCUMENT_BYTES,
  MAX_VIDEO_BYTES,
  uploadProblem,
} from '../../../documents/snapshot/upload-limits.ts';
import { ConsoleError } from '../../console-error.ts';
import { requiredTextIn } from '../read-input.ts';
import type { FindDocuments } from './documents-deps.ts';
import { requiredTag, seenTag } from './seen-tag.ts';

interface OfFile {
  readonly Params: { readonly docId: string };
  /** The name of the file. It may be longer than a part of a path. */
  readonly Querystring: { readonly name?: unknown };
}

/** No file system has longer ones. In characters. */
const MAX_NAME = 255;

/**
 * Creates the routes that take files, as they are, in the body: credentials never reach the browser, so the file goes through
 * this server to S3.
 */
export function uploadRoutes(deps: FindDocuments): FastifyPluginAsync {
  return async (api) => {
    takeStreams(api);
    api.put<OfFile>('/files', { bodyLimit: MAX_VIDEO_BYTES }, async (request) => {
      const file = fileOf(request);
      return uploadNew(deps(), file).catch((error: unknown) => {
        if (!(error instanceof NameTakenError)) throw error;
        throw new ConsoleError(409, `${error.message} To replace it, open it and choose Replace.`);
      });
    });
    api.put<OfFile>('/:docId/file', { bodyLimit: MAX_VIDEO_BYTES }, async (request) => {
      const file = fileOf(request);
      const found = await findDocument(deps(), request.params.docId);
      checkKind(found.key, file.name);
      return uploadInstead(deps(), found.key, file, requiredTag(request));
    });
    api.put<OfFile>('/:docId/captions', { bodyLimit: MAX_DOCUMENT_BYTES }, async (request) => {
      const file = fileOf(request);
      const { key } = await findDocument(deps(), request.params.docId);
      const isFor = documentKind(key) === 'video' && documentKind(file.name) === 'captions';
      if (!isFor) throw new ConsoleError(422, `${file.name} can’t be captions of ${key}.`);
      return uploadCaptions(deps(), key, file, seenTag(request));
    });
  };
}

function takeStreams(api: FastifyInstance): void {
  api.addContentTypeParser('application/octet-stream', (_request, payload, done) =>
    done(null, payload),
  );
}

/** Throws ConsoleError if the file can't be taken. */
function fileOf(request: FastifyRequest<OfFile>): UploadedFile {
  const name = requiredTextIn(request.query, 'name', MAX_NAME);
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(request.headers['content-type'] ?? '').startsWith('application/octet-stream'))
    throw new ConsoleError(415, 'A file is sent as application/octet-stream.');
  if (!Number.isSafeInteger(size))
    throw new ConsoleError(411, 'The size of the file is missing (Content-Length).');
  if (/[\p{Cc}/\\]/u.test(name))
    throw new ConsoleError(400, 'The name of a file has no slash and no control character.');
  const problem = uploadProblem(name, size);
  if (problem !== undefined) throw new ConsoleError(422, problem);
  return { name, size, content: request.body as Readable };
}

function checkKind(key: string, name: string): void {
  if (documentKind(key) === documentKind(name)) return;
  throw new ConsoleError(
    422,
    `${name} is not of the same kind as ${key}. Upload it as a new document, and delete this one.`,
  );
}
