import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  INDEX_REPORT_KEY,
  type IndexReport,
} from '../../../bot/helpdesk/documents/index-report.ts';
import { isMissing } from './missing-object.ts';

/** Reads what the indexer has reported of the documents; undefined before its first report. */
export async function readIndexReport(
  client: S3Client,
  bucket: string,
  key = INDEX_REPORT_KEY,
): Promise<IndexReport | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? '{}') as IndexReport;
  } catch (error) {
    if (await isMissing(client, bucket, key, error)) return undefined;
    throw error;
  }
}
