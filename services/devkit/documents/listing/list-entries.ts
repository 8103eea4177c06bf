import type { S3Client } from '@aws-sdk/client-s3';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { type DocumentMeta, readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import { entryAt } from '../../../bot/helpdesk/documents/expired-entry.ts';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { listDocuments } from '../bucket/list-documents.ts';
import { readObject } from '../bucket/read-object.ts';
import { readIndexReport } from '../bucket/read-report.ts';

/** A document as it is listed. `waiting` means that the indexer has said nothing of it yet. */
export interface ListedDocument {
  readonly key: string;
  readonly state: ReportEntry['state'] | 'waiting';
  readonly docId?: string;
  readonly title?: string;
  readonly passages?: number;
  readonly reason?: string;
  readonly remedy?: string;
  /** When it was saved from the web, or else uploaded; ISO 8601. */
  readonly saved: string;
  readonly expires?: string;
  readonly url?: string;
}

/** Lists every document of the bucket with what is to be said of it now and what its description says, by key. */
export async function listEntries(
  s3: S3Client,
  bucket: string,
  now: Date,
): Promise<readonly ListedDocument[]> {
  const documents = await listDocuments(s3, bucket);
  const report = await readIndexReport(s3, bucket);
  const listed: ListedDocument[] = [];
  for (const { key, modified, version } of documents.values()) {
    const isDescribed = version.includes(metaKeyOf(key));
    const meta = isDescribed ? await descriptionOf(s3, bucket, key) : {};
    const entry = report?.documents[key];
    listed.push({
      key,
      state: 'waiting',
      ...(entry && withoutTime(entryAt(entry, now))),
      saved: meta.savedAt ?? modified.toISOString(),
      ...(meta.expires === undefined ? {} : { expires: meta.expires }),
      ...(meta.canonicalUrl === undefined ? {} : { url: meta.canonicalUrl }),
    });
  }
  return listed.sort((a, b) => (a.key < b.key ? -1 : 1));
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
