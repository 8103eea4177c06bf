import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { TicketEntry } from '../../../bot/helpdesk/tickets/ticket.ts';

/** The days that are wanted, as `2026-11-01`; an end that is not given is open. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const AT_ONCE = 16;
const MONTH = /^tickets\/(\d{4})\/(\d{2})\//;

/**
 * Reads all tickets of a bucket, oldest first, those on their way after those that are filed. Calls `onProblem` for what
 * can't be read, and goes on.
 */
export async function* readTickets(
  client: S3Client,
  bucket: string,
  range: DayRange,
  onProblem: (key: string, why: string) => void,
): AsyncIterable<TicketEntry> {
  for (const prefix of ['tickets/', 'outbox/']) {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: prefix },
    )) {
      const keys = Contents.flatMap(({ Key = '' }) =>
        Key.endsWith('.json') && mayBeWithin(Key, range) ? [Key] : [],
      );
      for (let at = 0; at < keys.length; at += AT_ONCE) {
        const reading = keys
          .slice(at, at + AT_ONCE)
          .map((key) => readOne(client, bucket, key, onProblem));
        for (const entry of await Promise.all(reading))
          if (entry && isWithin(entry.ticket.recordedAt, range)) yield entry;
      }
    }
  }
}

async function readOne(
  client: S3Client,
  bucket: string,
  key: string,
  onProblem: (key: string, why: string) => void,
): Promise<TicketEntry | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const entry = JSON.parse((await Body?.transformToString()) ?? '') as Partial<TicketEntry>;
    if (entry.ticket?.route) return entry as TicketEntry;
    onProblem(key, 'it is no ticket');
  } catch (error) {
    // It was filed between the list and now: then it is in the other list.
    const isGone = error instanceof Error && error.name === 'NoSuchKey';
    if (!isGone) onProblem(key, error instanceof Error ? error.message : String(error));
  }
  return undefined;
}

/** A key names the month, so most files of other months need not be read. */
function mayBeWithin(key: string, { from, to }: DayRange): boolean {
  const [, year, month] = MONTH.exec(key) ?? [];
  if (year === undefined) return true;
  const named = `${year}-${month}`;
  return (
    (from === undefined || named >= from.slice(0, 7)) &&
    (to === undefined || named <= to.slice(0, 7))
  );
}

function isWithin(recordedAt: string, { from, to }: DayRange): boolean {
  const day = recordedAt.slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
