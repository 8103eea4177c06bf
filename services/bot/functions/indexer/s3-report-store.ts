import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import {
  INDEX_REPORT_KEY,
  type IndexReport,
  type ReportChanges,
  type ReportStore,
  updateReport,
} from '../../helpdesk/documents/index-report.ts';

const MAX_ATTEMPTS = 10;
const FAILED_CONDITION = ['PreconditionFailed', 'ConditionalRequestConflict'];

interface StoredReport {
  readonly report?: IndexReport;
  readonly etag?: string;
}

/** Keeps the report in S3. Conditional writes prevent concurrent runs from undoing each other's changes. */
export class S3ReportStore implements ReportStore {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #key: string;

  constructor(s3: S3Client, bucket: string, key = INDEX_REPORT_KEY) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#key = key;
  }

  async update(changes: ReportChanges, now: Date): Promise<void> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const { report, etag } = await this.#read();
      if (await this.#write(updateReport(report, changes, now), etag)) return;
    }
    throw new Error(`${this.#key} was changed by other runs ${MAX_ATTEMPTS} times in a row`);
  }

  /** Returns undefined before the first report, and for a damaged one. */
  async read(): Promise<IndexReport | undefined> {
    return (await this.#read()).report;
  }

  async #read(): Promise<StoredReport> {
    try {
      const request = new GetObjectCommand({ Bucket: this.#bucket, Key: this.#key });
      const { Body, ETag } = await this.#s3.send(request);
      const report = parseReport((await Body?.transformToString()) ?? '');
      return { ...(report && { report }), ...(ETag !== undefined && { etag: ETag }) };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return {};
      // A report that can't be read is started over; the condition of the write protects one that only could not be read now.
      if (error instanceof S3ServiceException && error.$fault === 'server') return {};
      throw error;
    }
  }

  /** Returns false if another run has written the report since it was read. */
  async #write(report: IndexReport, etag: string | undefined): Promise<boolean> {
    const request = new PutObjectCommand({
      Bucket: this.#bucket,
      Key: this.#key,
      Body: `${JSON.stringify(report, null, 2)}\n`,
      ContentType: 'application/json',
      ...(etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag }),
    });
    try {
      await this.#s3.send(request);
      return true;
    } catch (error) {
      if (error instanceof Error && FAILED_CONDITION.includes(error.name)) return false;
      throw error;
    }
  }
}

/** Returns undefined for a damaged report, which is started over: later uploads report everything that it held. */
function parseReport(text: string): IndexReport | undefined {
  try {
    const report = JSON.parse(text) as IndexReport;
    return report.v === 1 && typeof report.documents === 'object' ? report : undefined;
  } catch {
    return undefined;
  }
}
