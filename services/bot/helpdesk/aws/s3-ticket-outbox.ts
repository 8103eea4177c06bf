import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Ticket, TicketEntry } from '../tickets/ticket.ts';
import type { HeldEntry, TicketOutbox } from '../tickets/ticket-outbox.ts';

const OUTBOX = 'outbox/';

/**
 * By name, never by status: a bucket that is not there is a 404 too, and then nothing was recorded.
 * NoSuchKey is what If-Match gets when the object was removed meanwhile.
 */
const REFUSED = new Set(['PreconditionFailed', 'NoSuchKey']);
const MISSING = new Set(['NoSuchKey', 'NotFound']);
/** A conditional write that met another one; it may be tried again. */
const CONFLICT = new Set(['ConditionalRequestConflict']);
const CONFLICT_ATTEMPTS = 3;

export interface S3TicketOutboxOptions {
  readonly s3: S3Client;
  readonly bucket: string;
}

/**
 * Keeps tickets in a bucket, with S3's conditional writes for claims. The caller's role needs s3:ListBucket too:
 * without it S3 answers 403, not 404, for what is not there.
 */
export function s3TicketOutbox({ s3, bucket }: S3TicketOutboxOptions): TicketOutbox {
  const put = async (
    key: string,
    entry: TicketEntry,
    condition: { IfNoneMatch?: string; IfMatch?: string },
  ): Promise<HeldEntry | undefined> => {
    const Body = JSON.stringify(entry);
    const request = { Bucket: bucket, Key: key, Body, ContentType: 'application/json' };
    const ETag = await unlessRefused(() =>
      s3.send(new PutObjectCommand({ ...request, ...condition })),
    );
    return ETag === undefined ? undefined : { entry, revision: ETag };
  };

  return {
    record: (entry) => put(outboxKey(entry.ticket.ticketId), entry, { IfNoneMatch: '*' }),

    async read(ticketId) {
      const request = { Bucket: bucket, Key: outboxKey(ticketId) };
      const found = await unlessMissing(s3.send(new GetObjectCommand(request)));
      if (!found?.Body || !found.ETag) return undefined;
      const entry = JSON.parse(await found.Body.transformToString()) as TicketEntry;
      return { entry, revision: found.ETag };
    },

    replace: (held, entry) =>
      put(outboxKey(entry.ticket.ticketId), entry, { IfMatch: held.revision }),

    async *untouchedSince(moment) {
      const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: OUTBOX });
      for await (const page of pages) {
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          const isTicket = Key.endsWith('.json');
          if (isTicket && LastModified && LastModified <= moment) yield ticketIdIn(Key);
        }
      }
    },

    async file(entry) {
      await put(filedKey(entry.ticket, new Date(entry.ticket.recordedAt)), entry, {});
    },

    async isFiled(ticket) {
      const recordedAt = new Date(ticket.recordedAt);
      // The same request may have been filed before midnight, in the month before.
      const keys = [filedKey(ticket, recordedAt), filedKey(ticket, monthBefore(recordedAt))];
      const found = await Promise.all(
        keys.map((Key) => unlessMissing(s3.send(new HeadObjectCommand({ Bucket: bucket, Key })))),
      );
      return found.some((head) => head !== undefined);
    },

    async remove(ticketId) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: outboxKey(ticketId) }));
    },
  };
}

function outboxKey(ticketId: string): string {
  return `${OUTBOX}${ticketId}.json`;
}

function ticketIdIn(key: string): string {
  return key.slice(OUTBOX.length, -'.json'.length);
}

function filedKey({ ticketId }: Ticket, month: Date): string {
  return `tickets/${month.toISOString().slice(0, 7).replace('-', '/')}/${ticketId}.json`;
}

function monthBefore(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1));
}

/** The ETag of what was written; undefined where the condition did not hold. */
async function unlessRefused(
  write: () => Promise<{ ETag?: string | undefined }>,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await write()).ETag ?? '';
    } catch (error) {
      if (isNamed(error, REFUSED)) return undefined;
      if (!isNamed(error, CONFLICT) || attempt === CONFLICT_ATTEMPTS) throw error;
    }
  }
}

async function unlessMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isNamed(error, MISSING)) return undefined;
    throw error;
  }
}

function isNamed(error: unknown, names: ReadonlySet<string>): boolean {
  return error instanceof Error && names.has(error.name);
}
