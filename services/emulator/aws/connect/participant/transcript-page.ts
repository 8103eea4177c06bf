import type { GetTranscriptRequest, StartPosition } from '@aws-sdk/client-connectparticipant';
import type { Item } from '../contact.ts';
import { validation } from '../errors.ts';

const DEFAULT_RESULTS = 15;
const MOST_RESULTS = 100;

export interface TranscriptPage {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

type Direction = 'FORWARD' | 'BACKWARD';

/**
 * Returns a page of a transcript, which is in the order of time. Scans from the start position, itself included, or from
 * the token of the last page; without either from the newest item back, or from the oldest one on. Throws AwsError 400.
 */
export function transcriptPage(
  items: readonly Item[],
  input: Omit<GetTranscriptRequest, 'ConnectionToken'>,
): TranscriptPage {
  const { MaxResults: most = DEFAULT_RESULTS } = input;
  if (!Number.isInteger(most) || most < 0 || most > MOST_RESULTS) {
    throw validation(`MaxResults must be 0 to ${MOST_RESULTS}, and is ${most}.`);
  }
  const count = most === 0 ? DEFAULT_RESULTS : most;
  const direction = oneOf('ScanDirection', input.ScanDirection ?? 'BACKWARD', DIRECTIONS);
  const order = oneOf('SortOrder', input.SortOrder ?? 'ASCENDING', ORDERS);
  const start = startOf(items, input, direction);
  const isForward = direction === 'FORWARD';
  const [from, to] = isForward ? [start, start + count] : [start + 1 - count, start + 1];
  const page = items.slice(Math.max(0, from), Math.max(0, to));
  const next = isForward ? to : from - 1;
  const hasMore = next >= 0 && next < items.length;
  return {
    items: order === 'ASCENDING' ? page : page.toReversed(),
    ...(hasMore ? { nextToken: `${direction}:${next}` } : {}),
  };
}

const DIRECTIONS = ['FORWARD', 'BACKWARD'] as const;
const ORDERS = ['ASCENDING', 'DESCENDING'] as const;

function startOf(
  items: readonly Item[],
  { NextToken: token, StartPosition: position = {} }: Omit<GetTranscriptRequest, 'ConnectionToken'>,
  direction: Direction,
): number {
  if (token !== undefined) return indexIn(token, direction);
  return positionOf(items, position, direction) ?? (direction === 'FORWARD' ? 0 : items.length - 1);
}

function indexIn(token: string, direction: Direction): number {
  const index = /^(?:FORWARD|BACKWARD):(\d{1,6})$/.exec(token)?.[1];
  if (index !== undefined && token.startsWith(`${direction}:`)) return Number(index);
  throw validation('NextToken is not that of a page with the same ScanDirection.');
}

function positionOf(
  items: readonly Item[],
  { Id, AbsoluteTime, MostRecent }: StartPosition,
  direction: Direction,
): number | undefined {
  if (Id !== undefined) return indexOfId(items, Id);
  if (AbsoluteTime !== undefined) return indexAt(items, AbsoluteTime, direction);
  if (MostRecent === undefined) return undefined;
  if (!Number.isInteger(MostRecent) || MostRecent < 0 || MostRecent > 100) {
    throw validation(`StartPosition.MostRecent must be 0 to 100, and is ${MostRecent}.`);
  }
  return Math.max(0, items.length - Math.max(1, MostRecent));
}

function indexOfId(items: readonly Item[], wanted: string): number {
  const index = items.findIndex(({ id }) => id === wanted);
  if (index >= 0) return index;
  throw validation(`StartPosition.Id is not in the transcript: ${wanted.slice(0, 100)}.`);
}

/** The first item from a time on, or the last one up to it. */
function indexAt(items: readonly Item[], time: string, direction: Direction): number {
  const wanted = Date.parse(time);
  if (Number.isNaN(wanted)) {
    throw validation(`StartPosition.AbsoluteTime is no ISO time: ${time.slice(0, 100)}.`);
  }
  if (direction === 'BACKWARD') return items.findLastIndex(({ at }) => at <= wanted);
  const index = items.findIndex(({ at }) => at >= wanted);
  return index < 0 ? items.length : index;
}

function oneOf<Value extends string>(name: string, given: string, values: readonly Value[]): Value {
  const value = values.find((candidate) => candidate === given);
  if (value !== undefined) return value;
  throw validation(`${name} must be ${values.join(' or ')}, and is ${given.slice(0, 100)}.`);
}
