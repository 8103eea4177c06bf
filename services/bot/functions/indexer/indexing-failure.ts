import type { ReportProblem } from '../../helpdesk/documents/index-report.ts';
import type { PassageIndex } from '../../helpdesk/documents/passage-index.ts';
import type { DocumentSource } from './document-source.ts';

const REMEDY =
  'nothing at first: it is tried again by itself, a few times. If it stays like this, see what the reason names and the log of the indexer, then upload the document again or run support-bot docs reindex';
const MAX_CAUSE_LENGTH = 200;

/** Why a document was not indexed, if the reason is not its own. The message is for its uploader. */
export class IndexingFailure extends Error {
  override readonly name = 'IndexingFailure';
}

/** Does a part of the work. Throws an IndexingFailure that says which part failed. */
export async function during<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new IndexingFailure(withCause(what, cause), { cause });
  }
}

/** Returns the same bucket; its errors say that it is the bucket. */
export function namingSource(source: DocumentSource): DocumentSource {
  const what = 'the bucket could not be read';
  return {
    list: (prefix) => during(what, () => source.list(prefix)),
    read: (object) => during(what, () => source.read(object)),
  };
}

/** Returns the same index; its errors say that it is the index. */
export function namingIndex(index: PassageIndex): Pick<PassageIndex, 'replace' | 'remove'> {
  const what = 'the search index did not take it';
  return {
    replace: (docId, passages) => during(what, () => index.replace(docId, passages)),
    remove: (docId) => during(what, () => index.remove(docId)),
  };
}

/** Returns what the report says of a document that could not be indexed because of this error. */
export function failureProblem(error: unknown): ReportProblem {
  const reason =
    error instanceof IndexingFailure ? error.message : withCause('the indexer failed', error);
  return { reason, remedy: REMEDY };
}

/** Names the cause in one short line: a service may answer with pages. */
function withCause(what: string, cause: unknown): string {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const line = `${name}: ${message.slice(0, MAX_CAUSE_LENGTH).replace(/\s+/g, ' ')}`;
  return `${what} (${line.trim()})`;
}
