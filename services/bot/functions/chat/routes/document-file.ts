import { dirname, join } from 'node:path/posix';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { documentParameter, unknownDocument } from './document-parameter.ts';

/**
 * `GET /api/documents/{docId}/file/{path}`: 302 to the presigned URL of a file next to the document (its video or an
 * image), valid for 15 minutes. S3 answers range requests.
 */
export async function documentFile(
  deps: Pick<ChatDeps, 'findDocument' | 'files'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const document = await documentParameter(deps, parameters);
  const key = fileKey(document.key, parameters.path ?? '');
  if (!(await deps.files.exists(key))) throw unknownDocument();
  const location = (await deps.files.link(key)).href;
  const headers = {
    location,
    'cache-control': 'private, max-age=300',
    // A sandboxed page has an opaque origin, so its images are cross-origin.
    'cross-origin-resource-policy': 'cross-origin',
  };
  return { status: 302, headers, body: '' };
}

/** Returns the key of a file in the document's folder or below. Throws a Problem 404 for a path outside of it. */
export function fileKey(documentKey: string, path: string): string {
  const folder = `${dirname(documentKey)}/`;
  const key = join(folder, path);
  const isInside =
    key.startsWith(folder) && key.length > folder.length && key.startsWith('documents/');
  if (!isInside || path.includes('\0')) {
    throw new Problem(404, 'No such file', 'This document has no such file.');
  }
  return key;
}
