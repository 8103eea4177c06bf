import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const OUTBOX = '"key":"outbox/';

/**
 * Makes the tickets in the outbox of a stopped product older, as if the machine had been off. The outbox function
 * leaves young ones to the function that recorded them.
 */
export async function ageOutbox(dataDir: string, minutes: number): Promise<void> {
  const buckets = join(dataDir, 's3', 'buckets');
  for (const name of await readdir(buckets, { recursive: true })) {
    if (!name.endsWith('.json')) continue;
    const path = join(buckets, name);
    const text = await readFile(path, 'utf8');
    if (!text.includes(OUTBOX)) continue;
    const record = JSON.parse(text) as { lastModified: string };
    const lastModified = new Date(Date.parse(record.lastModified) - minutes * 60_000).toISOString();
    await writeFile(path, JSON.stringify({ ...record, lastModified }));
  }
}
