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
 * Matched by name, never by status: a missing bucket is a 404 as well, and then nothing was recorded.
 * If-Match fails with NoSuchKey if the object has been deleted since it was read.
 */
const FAILED_CONDITION = new Set(['PreconditionFailed', 'NoSuchKey']);
const MISSING = new Set(['NoSuchKey', 'NotFound']);
/** Two conditional writes collided; the write may be retried. */
const CONFLICT = new Set(['ConditionalRequestConflict']);
const CONFLICT_ATTEMPTS = 3;

interface WriteCondition {
  readonly IfNoneMatch?: string;
  readonly IfMatch?: string;
}

/**
 * Keeps tickets in an S3 bucket and claims them with conditional writes. The caller's role also needs s3:ListBucket:
 * without it, S3 answers 403 instead of 404 for a missing object.
 */
export class S3TicketOutbox implements TicketOutbox {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async record(entry: TicketEntry): Promise<HeldEntry | undefined> {
    return this.#put(outboxKey(entry.ticket.ticketId), entry, { IfNoneMatch: '*' });
  }

  async read(ticketId: string): Promise<HeldEntry | undefined> {
    const request = { Bucket: this.#bucket, Key: outboxKey(ticketId) };
    const found = await undefinedIfMissing(this.#s3.send(new GetObjectCommand(request)));
    if (!found?.Body || !found.ETag) return undefined;
    const entry = JSON.parse(await found.Body.transformToString()) as TicketEntry;
    return { entry, revision: found.ETag };
  }

  async replace(held: HeldEntry, entry: TicketEntry): Promise<HeldEntry | undefined> {
    return this.#put(outboxKey(entry.ticket.ticketId), entry, { IfMatch: held.revision });
  }

  async *untouchedSince(moment: Date): AsyncIterable<string> {
    const request = { Bucket: this.#bucket, Prefix: OUTBOX };
    for await (const page of paginateListObjectsV2({ client: this.#s3 }, request)) {
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const isTicket = Key.endsWith('.json');
        if (isTicket && LastModified && LastModified <= moment) yield ticketIdIn(Key);
      }
    }
  }

  async file(entry: TicketEntry): Promise<void> {
    await this.#put(filedKey(entry.ticket, new Date(entry.ticket.recordedAt)), entry, {});
  }

  async isFiled(ticket: Ticket): Promise<boolean> {
    const keys = filedKeys(ticket.ticketId, new Date(ticket.recordedAt));
    const found = await Promise.all(keys.map((key) => this.#exists(key)));
    return found.includes(true);
  }

  async remove(ticketId: string): Promise<void> {
    const request = { Bucket: this.#bucket, Key: outboxKey(ticketId) };
    await this.#s3.send(new DeleteObjectCommand(request));
  }

  async find(ticketId: string, recordedAt: Date): Promise<TicketEntry | undefined> {
    if (!/^LTSI-[0-9A-Z]{10}$/.test(ticketId)) return undefined;
    const keys = [outboxKey(ticketId), ...filedKeys(ticketId, recordedAt)];
    for (const key of keys) {
      const request = new GetObjectCommand({ Bucket: this.#bucket, Key: key });
      const found = await undefinedIfMissing(this.#s3.send(request));
      if (found?.Body) return JSON.parse(await found.Body.transformToString()) as TicketEntry;
    }
    return undefined;
  }

  async #put(
    key: string,
    entry: TicketEntry,
    condition: WriteCondition,
  ): Promise<HeldEntry | undefined> {
    const object = { Bucket: this.#bucket, Key: key, ContentType: 'application/json' };
    const request = { ...object, Body: JSON.stringify(entry), ...condition };
    const revision = await writeIfUnchanged(() => this.#s3.send(new PutObjectCommand(request)));
    return revision === undefined ? undefined : { entry, revision };
  }

  async #exists(key: string): Promise<boolean> {
    const request = new HeadObjectCommand({ Bucket: this.#bucket, Key: key });
    return (await undefinedIfMissing(this.#s3.send(request))) !== undefined;
  }
}

function outboxKey(ticketId: string): string {
  return `${OUTBOX}${ticketId}.json`;
}

function ticketIdIn(key: string): string {
  return key.slice(OUTBOX.length, -'.json'.length);
}

/** The same request may have been filed before midnight on the last day of the previous month. */
function filedKeys(ticketId: string, recordedAt: Date): string[] {
  return [recordedAt, monthBefore(recordedAt)].map((month) => filedKey({ ticketId }, month));
}

function filedKey({ ticketId }: Pick<Ticket, 'ticketId'>, month: Date): string {
  return `tickets/${month.toISOString().slice(0, 7).replace('-', '/')}/${ticketId}.json`;
}

function monthBefore(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1));
}

/** Returns the ETag of the written object, or undefined if the condition failed. */
async function writeIfUnchanged(
  write: () => Promise<{ ETag?: string | undefined }>,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await write()).ETag ?? '';
    } catch (error) {
      if (isNamed(error, FAILED_CONDITION)) return undefined;
      if (!isNamed(error, CONFLICT) || attempt === CONFLICT_ATTEMPTS) throw error;
    }
  }
}

async function undefinedIfMissing<T>(request: Promise<T>): Promise<T | undefined> {
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
