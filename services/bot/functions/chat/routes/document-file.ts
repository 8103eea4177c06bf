import { dirname, join } from 'node:path/posix';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { documentParameter, unknownDocument } from './document-parameter.ts';

/**
 * `GET /api/documents/{docId}/file/{path}`: 302 to a presigned URL of a file beside the document (its video, its
 * images), for 15 minutes; the store answers range requests.
 */
export async function documentFile(
  deps: Pick<ChatDeps, 'findDocument' | 'files'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const beside = await documentParameter(deps, parameters);
  const key = fileKey(beside.key, parameters.path ?? '');
  if (!(await deps.files.exists(key))) throw unknownDocument();
  const location = (await deps.files.link(key)).href;
  const headers = {
    location,
    'cache-control': 'private, max-age=300',
    // A sandboxed page has an origin of its own, so that its images come from elsewhere.
    'cross-origin-resource-policy': 'cross-origin',
  };
  return { status: 302, headers, body: '' };
}

/** The key of a file in the document's folder or below. Throws a Problem 404 for a path that leads out of it. */
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
