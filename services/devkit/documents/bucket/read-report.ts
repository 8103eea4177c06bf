import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { IndexReport } from '../../../bot/helpdesk/documents/index-report.ts';

const REPORT = 'reports/index.json';

/** Reads what the indexer has reported of the documents; undefined before its first report. */
export async function readIndexReport(
  client: S3Client,
  bucket: string,
): Promise<IndexReport | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: REPORT }));
    return JSON.parse((await Body?.transformToString()) ?? '{}') as IndexReport;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
