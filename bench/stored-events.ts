import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { daysAfter } from '../services/bot/helpdesk/hours/local-time.ts';
import { startStorageServer } from '../test/support/storage-server.ts';
import { manyEvents } from './many-events.ts';

const BUCKET = 'tickets';
/** What is left in a quarter of an hour of a busy day. */
const LOOSE = 100;

export interface StoredEvents {
  readonly target: {
    readonly s3: S3Client;
    readonly documentsBucket: string;
    readonly ticketsBucket: string;
  };
  readonly now: Date;
  /** GET requests to S3 since the start. */
  readonly gets: () => number;
  close(): Promise<void>;
}

/**
 * Keeps events of 60 days in the embedded S3 as the outbox function would have left them at noon of the last day: finished
 * days, hours of today, and loose ones.
 */
export async function storeEvents(perDay: number): Promise<StoredEvents> {
  const storage = await startStorageServer();
  const s3 = new S3Client({ ...storage, forcePathStyle: true });
  let gets = 0;
  s3.middlewareStack.add(
    (next) => async (args) => {
      const { method } = args.request as { readonly method?: string };
      if (method === 'GET') gets += 1;
      return next(args);
    },
    { step: 'finalizeRequest' },
  );
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const today = '2026-11-30';
  for (let ago = 59; ago > 0; ago -= 1) {
    const day = daysAfter(today, -ago);
    await put(s3, `figures/dt=${day}.ndjson`, manyEvents(day, perDay));
  }
  await putToday(s3, today, perDay);
  return {
    target: { s3, documentsBucket: BUCKET, ticketsBucket: BUCKET },
    now: new Date(`${today}T23:59:00Z`),
    gets: () => gets,
    async close() {
      s3.destroy();
      await storage.close();
    },
  };
}

async function putToday(s3: S3Client, today: string, perDay: number): Promise<void> {
  const events = manyEvents(today, perDay);
  const rolledUp = events.slice(LOOSE);
  for (const hour of new Set(rolledUp.map(({ at }) => at.slice(11, 13))))
    await put(
      s3,
      `figures/dt=${today}/${hour}.ndjson`,
      rolledUp.filter(({ at }) => at.slice(11, 13) === hour),
    );
  for (const event of events.slice(0, LOOSE))
    await put(s3, `events/dt=${today}/${event.id}.json`, [event]);
}

async function put(s3: S3Client, key: string, events: readonly object[]): Promise<void> {
  const Body = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body }));
}
