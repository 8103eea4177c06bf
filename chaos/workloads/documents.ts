import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Load, repeatedly } from './load.ts';

const PAUSE_MS = 150;

/** Uploads pages, each about something that no other page mentions. */
export async function uploadDocuments(load: Load): Promise<void> {
  const random = load.random.fork('documents');
  await repeatedly(load, async () => {
    const word = random.word();
    const key = `documents/chaos-${word}.md`;
    const Body = `# ${word}\n\nTo calibrate the ${word}, hold its blue key for nine seconds.\n`;
    const done = load.ledger.attempt({ what: 'document', word, key });
    const Bucket = load.at.outputs.DocumentsBucket;
    await load.clients.s3.send(
      new PutObjectCommand({ Bucket, Key: key, Body, ContentType: 'text/markdown' }),
    );
    done();
    await pause(PAUSE_MS);
  });
}
