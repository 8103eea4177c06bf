import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../../base/clock.ts';
import { docIdOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { entryAt } from '../../../bot/helpdesk/documents/expired-entry.ts';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { UnknownDocumentError } from '../also-asked/document-lines.ts';
import { type DocumentVersion, listDocuments } from '../bucket/list-documents.ts';
import { readIndexReport } from '../bucket/read-report.ts';

/** How the documents of a bot are reached. */
export interface DocumentsDeps {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly clock: Clock;
}

/** A document of the bucket, and what the indexer said of it last. */
export interface FoundDocument extends DocumentVersion {
  readonly docId: string;
  /** Undefined if the indexer has said nothing of it yet. */
  readonly entry: ReportEntry | undefined;
}

/** Finds a document, or a file that is none, by its id. Throws UnknownDocumentError. */
export async function findDocument(
  { s3, bucket, clock }: DocumentsDeps,
  docId: string,
): Promise<FoundDocument> {
  const documents = await listDocuments(s3, bucket);
  const found = [...documents.values()].find(({ key }) => docIdOf(key) === docId);
  if (!found) throw new UnknownDocumentError();
  const entry = (await readIndexReport(s3, bucket))?.documents[found.key];
  return { ...found, docId, entry: entry && entryAt(entry, clock.now()) };
}
