import type { Clock } from '../../helpdesk/clock.ts';
import { DocumentError } from '../../helpdesk/documents/document-error.ts';
import { docIdOf } from '../../helpdesk/documents/document-key.ts';
import type { ChangedDocument } from '../../helpdesk/documents/document-of-key.ts';
import type { DocumentReader } from '../../helpdesk/documents/document-reader.ts';
import { expiredEntry, isExpired } from '../../helpdesk/documents/expired-entry.ts';
import type { ReportEntry } from '../../helpdesk/documents/index-report.ts';
import type { PassageIndex } from '../../helpdesk/documents/passage-index.ts';
import type { DocumentSource, SourceObject } from './document-source.ts';
import { type EncodingDeps, encodePassages } from './encode-passages.ts';
import { during, IndexingFailure, namingIndex, namingSource } from './indexing-failure.ts';
import { partsOf, type ReadDocument, readDocument } from './read-document.ts';

export interface IndexDeps {
  readonly source: DocumentSource;
  readonly reader: DocumentReader;
  readonly passages: PassageIndex;
  readonly clock: Clock;
  /** If passages are compared by a sentence encoder. */
  readonly encoding?: EncodingDeps | undefined;
}

const MAX_ATTEMPTS = 5;

/**
 * Updates the index to the current state of a document in the bucket: indexes it, or removes it if it is gone or has expired. A
 * document that cannot be used leaves the index unchanged. Starts over if the document changes during the run, so that
 * of concurrent runs the last one to finish has read the latest state. Resolves with the document's report entry, or
 * undefined if it is gone. Throws IndexingFailure if the bucket or the index fails.
 */
export async function indexDocument(
  deps: IndexDeps,
  document: ChangedDocument,
): Promise<ReportEntry | undefined> {
  const source = namingSource(deps.source);
  const passages = namingIndex(deps.passages);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const parts = await partsOf(source, document);
    const outcome = await attemptOnce({ ...deps, source, passages }, document, parts);
    const after = await partsOf(source, document);
    if (outcome !== 'changed' && tagsOf(after) === tagsOf(parts)) return outcome;
  }
  throw new IndexingFailure(`it changed ${MAX_ATTEMPTS} times while it was being read`);
}

type AttemptDeps = Omit<IndexDeps, 'passages'> & {
  readonly passages: Pick<PassageIndex, 'replace' | 'remove'>;
};

async function attemptOnce(
  { source, reader, passages, clock, encoding }: AttemptDeps,
  document: ChangedDocument,
  parts: readonly SourceObject[],
): Promise<ReportEntry | 'changed' | undefined> {
  const docId = docIdOf(document.key);
  if (parts.length === 0) {
    await passages.remove(docId);
    return undefined;
  }
  try {
    const read = await readDocument({ source, reader }, document, parts);
    if (!read) return 'changed';
    const { expires = '' } = read;
    const title = read.passages[0]?.title ?? '';
    const hasExpired = isExpired(read, clock.now());
    if (hasExpired) await passages.remove(docId);
    else await passages.replace(docId, await encoded(encoding, docId, read.passages));
    const entry = { docId, title, at: clock.now().toISOString() };
    return hasExpired ? expiredEntry(entry, expires) : indexedEntry(entry, read);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { message: reason, remedy } = error;
    return { state: 'skipped', docId, reason, remedy, at: clock.now().toISOString() };
  }
}

function encoded(...given: Parameters<typeof encodePassages>) {
  return during('its passages could not be encoded', () => encodePassages(...given));
}

function indexedEntry(
  { docId, title, at }: Pick<ReportEntry & { state: 'indexed' }, 'docId' | 'title' | 'at'>,
  { passages, problems, expires }: ReadDocument,
): ReportEntry {
  return {
    state: 'indexed',
    docId,
    title,
    passages: passages.length,
    ...(expires !== undefined && { expires }),
    at,
    ...(problems.length > 0 && {
      reason: problems.map(({ reason }) => reason).join('; '),
      remedy: problems.map(({ remedy }) => remedy).join('; '),
    }),
  };
}

function tagsOf(parts: readonly SourceObject[]): string {
  return parts.map(({ key, etag }) => `${key} ${etag}`).join('\n');
}
