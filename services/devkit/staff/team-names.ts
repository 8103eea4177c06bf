import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { findProgramFiles } from '../../base/program-files.ts';
import { parseRouting } from '../../bot/helpdesk/routing/parse-routing.ts';

/** What teams are called, by their queues. */
export type TeamNames = ReadonlyMap<string, string>;

interface DocumentsBucket {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Returns the names of the routing table that is in effect: that of the bucket, or that of this package. */
export async function teamNames({ client, bucket }: DocumentsBucket): Promise<TeamNames> {
  try {
    const routing = new GetObjectCommand({ Bucket: bucket, Key: 'content/routing.json' });
    const text = await (await client.send(routing)).Body?.transformToString();
    return namesIn(text ?? '', 'content/routing.json');
  } catch {
    // There is none, or it is ignored by the functions too.
    return namesIn(await readFile(join(findProgramFiles().root, 'seed/routing.yaml'), 'utf8'));
  }
}

function namesIn(text: string, file?: string): TeamNames {
  const { teams, defaultTeam } = parseRouting(text, file);
  return new Map([...teams, defaultTeam].map(({ queue, name }) => [queue, name]));
}
