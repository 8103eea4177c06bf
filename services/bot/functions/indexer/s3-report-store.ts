import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  changeReport,
  type IndexReport,
  type ReportStore,
} from '../../helpdesk/documents/index-report.ts';

const KEY = 'reports/index.json';
const MAX_ATTEMPTS = 10;
const REFUSED = ['PreconditionFailed', 'ConditionalRequestConflict'];

/** Keeps the report in S3; a conditional write sees to it that no run undoes another's. */
export function s3ReportStore(s3: S3Client, bucket: string): ReportStore {
  return {
    async change(changes, now) {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
        const { report, etag } = await read(s3, bucket);
        if (await write(s3, bucket, changeReport(report, changes, now), etag)) return;
      }
      throw new Error(`${KEY} was changed by others ${MAX_ATTEMPTS} times in a row`);
    },
  };
}

async function read(
  s3: S3Client,
  bucket: string,
): Promise<{ report?: IndexReport; etag?: string }> {
  try {
    const { Body, ETag } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: KEY }));
    const etag = ETag === undefined ? {} : { etag: ETag };
    const report = parseReport((await Body?.transformToString()) ?? '');
    return report ? { report, ...etag } : etag;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return {};
    throw error;
  }
}

/** A report that somebody damaged is begun anew: it holds nothing that the next uploads would not say again. */
function parseReport(text: string): IndexReport | undefined {
  try {
    const report = JSON.parse(text) as IndexReport;
    return report.v === 1 && typeof report.documents === 'object' ? report : undefined;
  } catch {
    return undefined;
  }
}

/** False where another run wrote in between. */
async function write(
  s3: S3Client,
  bucket: string,
  report: IndexReport,
  etag: string | undefined,
): Promise<boolean> {
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: KEY,
        Body: `${JSON.stringify(report, null, 2)}\n`,
        ContentType: 'application/json',
        ...(etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && REFUSED.includes(error.name)) return false;
    throw error;
  }
}
