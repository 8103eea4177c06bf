import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { daysAfter } from '../../bot/helpdesk/hours/local-time.ts';
import type { TicketEntry } from '../../bot/helpdesk/tickets/ticket.ts';
import { type ListedObject, listObjects } from '../staff/list-objects.ts';
import { readMany } from '../staff/read-many.ts';
import type { ReadMemory } from '../staff/read-memory.ts';
import { readObject } from '../staff/read-object.ts';
import { onDaysOf, type SearchRange } from '../staff/search-range.ts';
import type { StaffTarget } from '../staff/staff-target.ts';
import type { StoredTicket } from './delivery.ts';
import type { SearchProgress } from './tickets.ts';

export type TicketBucket = Pick<StaffTarget, 's3' | 'ticketsBucket'>;

/** What is read for one search: a few seconds on S3. */
const MAX_READ = 5_000;

export interface FoundTickets {
  readonly tickets: readonly StoredTicket[];
  readonly unreadable: readonly { readonly key: string; readonly why: string }[];
  readonly searched: SearchProgress;
}

export interface ReadOptions {
  /** Called while filed tickets are read. */
  readonly onProgress?: ((progress: SearchProgress) => void) | undefined;
  /** Filed tickets that were read before, by the same rights. */
  readonly memory?: ReadMemory<TicketEntry> | undefined;
}

/**
 * Reads the tickets that were recorded on some days; of more than 5,000, those that were filed last. The outbox is read
 * first: a ticket is filed before it is removed from there, so that none is missed on its way.
 */
export async function storedTickets(
  bucket: TicketBucket,
  range: SearchRange,
  { onProgress = () => {}, memory }: ReadOptions = {},
): Promise<FoundTickets> {
  const waiting = await readEntries(bucket, await entriesBelow(bucket, 'outbox/'));
  const listed = (await filedIn(bucket, range)).toSorted(
    (a, b) => b.modified.getTime() - a.modified.getTime(),
  );
  const total = listed.length;
  const filed = await readEntries(bucket, listed.slice(0, MAX_READ), {
    memory,
    onRead: (done) => onProgress({ done, total }),
  });
  const isWithin = onDaysOf(range);
  const known = new Set(filed.entries.map(({ ticket }) => ticket.ticketId));
  const tickets = [
    ...waiting.entries
      .filter(({ ticket }) => !known.has(ticket.ticketId))
      .map((entry) => ({ entry, isFiled: false })),
    ...filed.entries.map((entry) => ({ entry, isFiled: true })),
  ];
  return {
    tickets: tickets.filter(({ entry }) => isWithin(new Date(entry.ticket.recordedAt))),
    unreadable: [...waiting.unreadable, ...filed.unreadable],
    searched: { done: Math.min(MAX_READ, total), total },
  };
}

/** Finds one ticket, whenever it was filed. Resolves with undefined if there is none. */
export async function storedTicket(
  bucket: TicketBucket,
  ticketId: string,
): Promise<StoredTicket | undefined> {
  const waiting = await readEntry(bucket, `outbox/${ticketId}.json`);
  const months = (await foldersOf(bucket, 'tickets/')).toReversed();
  const keys = months.map((month) => `${month}${ticketId}.json`);
  const filed = (await readMany(keys, (key) => readEntry(bucket, key))).find(Boolean);
  if (filed) return { entry: filed, isFiled: true };
  return waiting && { entry: waiting, isFiled: false };
}

/** Returns `tickets/2026/11/` and its like, oldest first. */
async function foldersOf({ s3, ticketsBucket }: TicketBucket, root: string): Promise<string[]> {
  const below = async (Prefix: string): Promise<string[]> => {
    const request = { Bucket: ticketsBucket, Prefix, Delimiter: '/' };
    const { CommonPrefixes = [] } = await s3.send(new ListObjectsV2Command(request));
    return CommonPrefixes.flatMap(({ Prefix: one }) => one ?? []);
  };
  return (await Promise.all((await below(root)).map(below))).flat();
}

async function filedIn(bucket: TicketBucket, range: SearchRange): Promise<readonly ListedObject[]> {
  // Folders and dates are of UTC: the days of any other time zone reach into the day before or after.
  const wide = { from: daysAfter(range.from, -1), to: daysAfter(range.to, 1) };
  const listed = await Promise.all(
    monthsIn(wide).map((month) => entriesBelow(bucket, `tickets/${month}/`)),
  );
  // A ticket is recorded before it is filed.
  return listed.flat().filter(({ modified }) => modified.toISOString().slice(0, 10) >= wide.from);
}

/** Returns `2026/10`, `2026/11`. */
function monthsIn({ from, to }: Pick<SearchRange, 'from' | 'to'>): readonly string[] {
  const months: string[] = [];
  for (
    const month = new Date(`${from.slice(0, 7)}-01`);
    ;
    month.setUTCMonth(month.getUTCMonth() + 1)
  ) {
    const name = month.toISOString().slice(0, 7);
    if (name > to.slice(0, 7)) return months;
    months.push(name.replace('-', '/'));
  }
}

async function entriesBelow({ s3, ticketsBucket }: TicketBucket, prefix: string) {
  const listed = await listObjects(s3, ticketsBucket, prefix);
  return listed.filter(({ key }) => key.endsWith('.json'));
}

interface ReadEntriesOptions extends Pick<ReadOptions, 'memory'> {
  readonly onRead?: (done: number) => void;
}

async function readEntries(
  bucket: TicketBucket,
  objects: readonly ListedObject[],
  { memory, onRead }: ReadEntriesOptions = {},
) {
  const unreadable: { key: string; why: string }[] = [];
  const read = async (object: ListedObject): Promise<TicketEntry | undefined> => {
    const { key } = object;
    try {
      const entry = memory?.recall(object) ?? (await readEntry(bucket, key));
      if (entry) memory?.keep(object, entry);
      return entry;
    } catch (error) {
      unreadable.push({ key, why: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  const entries = await readMany(objects, read, onRead);
  return { entries: entries.filter((entry) => entry !== undefined), unreadable };
}

/** Resolves with undefined if there is no such object. Throws an Error for one that is no ticket. */
async function readEntry(
  { s3, ticketsBucket }: TicketBucket,
  key: string,
): Promise<TicketEntry | undefined> {
  const text = await readObject(s3, ticketsBucket, key);
  if (text === undefined) return undefined;
  const entry = JSON.parse(text) as Partial<TicketEntry> | null;
  if (entry?.ticket?.route && entry.ticket.requestor) return entry as TicketEntry;
  throw new Error('it is no ticket');
}
