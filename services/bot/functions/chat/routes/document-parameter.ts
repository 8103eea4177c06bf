import { isDocId } from '../../../helpdesk/conversations/document-href.ts';
import type { DocumentInfo } from '../documents/find-document.ts';
import { Problem } from '../http/problem.ts';
import type { ChatDeps } from './deps.ts';

/** The document of a path's `{docId}`. Throws a Problem 404 when there is none. */
export async function documentParameter(
  { findDocument }: Pick<ChatDeps, 'findDocument'>,
  { docId = '' }: Readonly<Record<string, string>>,
): Promise<DocumentInfo> {
  const document = isDocId(docId) ? await findDocument(docId) : undefined;
  if (document === undefined || !document.key.startsWith('documents/')) throw unknownDocument();
  return document;
}

export function unknownDocument(): Problem {
  return new Problem(404, 'No such document', 'This document does not exist (any more).');
}
