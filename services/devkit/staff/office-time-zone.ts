import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { findProgramFiles } from '../../base/program-files.ts';
import { parseHours } from '../../bot/helpdesk/hours/parse-hours.ts';

interface DocumentsBucket {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Returns the time zone of the office hours that are in effect: those of the bucket, or those of this package. */
export async function officeTimeZone({ client, bucket }: DocumentsBucket): Promise<string> {
  try {
    const hours = new GetObjectCommand({ Bucket: bucket, Key: 'content/hours.json' });
    const text = await (await client.send(hours)).Body?.transformToString();
    return parseHours(text ?? '', 'content/hours.json').timeZone;
  } catch {
    // There is none, or it is ignored by the functions too.
    const path = join(findProgramFiles().root, 'seed/hours.yaml');
    return parseHours(await readFile(path, 'utf8')).timeZone;
  }
}
