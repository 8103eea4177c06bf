import { isDocId } from '../../../helpdesk/conversations/document-href.ts';
import type { IndexedDocument } from '../../../helpdesk/documents/passage-index.ts';
import { Problem } from '../http/problem.ts';
import type { ChatDeps } from './deps.ts';

/** Finds the document of the path's `{docId}`. Throws a Problem 404 if there is none. */
export async function documentParameter(
  { findDocument }: Pick<ChatDeps, 'findDocument'>,
  { docId = '' }: Readonly<Record<string, string>>,
): Promise<IndexedDocument> {
  const document = isDocId(docId) ? await findDocument(docId) : undefined;
  if (document === undefined || !document.key.startsWith('documents/')) throw unknownDocument();
  return document;
}

export function unknownDocument(): Problem {
  return new Problem(404, 'No such document', 'This document does not exist (any more).');
}
