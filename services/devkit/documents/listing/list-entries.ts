import type { S3Client } from '@aws-sdk/client-s3';
import { docIdOf, metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { type DocumentMeta, readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import { entryAt } from '../../../bot/helpdesk/documents/expired-entry.ts';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { type DocumentVersion, listDocuments } from '../bucket/list-documents.ts';
import { readObject } from '../bucket/read-object.ts';
import { readIndexReport } from '../bucket/read-report.ts';

/** A document as it is listed. `waiting` means that the indexer has said nothing of it yet. */
export interface ListedDocument {
  readonly key: string;
  readonly state: ReportEntry['state'] | 'waiting';
  readonly docId: string;
  readonly title?: string;
  readonly passages?: number;
  readonly reason?: string;
  readonly remedy?: string;
  /** When it was saved from the web, or else uploaded; ISO 8601. */
  readonly saved: string;
  /** Of the page or the video itself, in bytes. */
  readonly size: number;
  readonly expires?: string;
  readonly url?: string;
}

/** Descriptions are read that many at a time: one after the other, a thousand would take a minute on AWS. */
const AT_ONCE = 16;

/** Lists every document of the bucket with what is to be said of it now and what its description says, by key. */
export async function listEntries(
  s3: S3Client,
  bucket: string,
  now: Date,
): Promise<readonly ListedDocument[]> {
  const documents = await listDocuments(s3, bucket);
  const report = await readIndexReport(s3, bucket);
  const versions = [...documents.values()];
  const listed: ListedDocument[] = [];
  for (let from = 0; from < versions.length; from += AT_ONCE) {
    const some = versions.slice(from, from + AT_ONCE);
    const read = some.map(({ key, parts }) =>
      parts.some((part) => part.key === metaKeyOf(key)) ? descriptionOf(s3, bucket, key) : {},
    );
    const metas = await Promise.all(read);
    const entries = some.map(({ key }) => report?.documents[key]);
    listed.push(...some.map((one, at) => listedOf(one, metas[at] ?? {}, entries[at], now)));
  }
  return listed.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function listedOf(
  { key, modified, size }: DocumentVersion,
  meta: DocumentMeta,
  entry: ReportEntry | undefined,
  now: Date,
): ListedDocument {
  return {
    key,
    state: 'waiting',
    docId: docIdOf(key),
    ...(entry && withoutTime(entryAt(entry, now))),
    saved: meta.savedAt ?? modified.toISOString(),
    size,
    ...(meta.expires === undefined ? {} : { expires: meta.expires }),
    ...(meta.canonicalUrl === undefined ? {} : { url: meta.canonicalUrl }),
  };
}

function withoutTime(entry: ReportEntry): Partial<ListedDocument> {
  const { at: _, ...members } = entry;
  return members;
}

/** A description that can't be read is reported by the indexer, as the document's reason. */
async function descriptionOf(s3: S3Client, bucket: string, key: string): Promise<DocumentMeta> {
  const bytes = await readObject(s3, bucket, metaKeyOf(key));
  try {
    return bytes ? readMeta(bytes).meta : {};
  } catch {
    return {};
  }
}
