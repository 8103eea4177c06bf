import { officeTimeZone } from '../staff/office-time-zone.ts';
import type { StaffTarget } from '../staff/staff-target.ts';
import { teamNames } from '../staff/team-names.ts';
import { computeFigures, computeSummary } from './compute-figures.ts';
import type { FiguresRange, FiguresReport, PeriodBefore } from './figures.ts';
import type { FiguresEvent } from './figures-event.ts';
import { type AskedRange, rangeBefore, resolveRange, utcDays } from './range.ts';
import { readEvents } from './read-events.ts';
import { S3EventObjects } from './s3-event-objects.ts';
import { ZoneClock } from './zone-clock.ts';

export interface FiguresDeps {
  readonly now: () => Date;
  /** That of the office hours, if it isn't given. */
  readonly timeZone?: string;
}

/**
 * Reads the events of days and of as many before, and computes their figures. Reads at most 200 objects for a month. Throws
 * StaffRequestError if the range can't be read, and what S3 throws.
 */
export async function readFigures(
  target: Pick<StaffTarget, 's3' | 'documentsBucket' | 'ticketsBucket'>,
  asked: AskedRange,
  { now, timeZone }: FiguresDeps,
): Promise<FiguresReport> {
  const documents = { client: target.s3, bucket: target.documentsBucket };
  const zone = timeZone ?? (await officeTimeZone(documents));
  const clock = new ZoneClock(zone);
  const at = now().getTime();
  const range = resolveRange(asked, clock.at(at).day);
  const earlier = rangeBefore(range);
  const objects = new S3EventObjects(target.s3, target.ticketsBucket);
  const { events, ...read } = await readEvents(
    objects,
    utcDays({ from: earlier.from, to: range.to }),
    clock,
  );
  return {
    ...range,
    timeZone: zone,
    at: new Date(at).toISOString(),
    figures: computeFigures(events, range, await teamNames(documents)),
    before: periodBefore(events, { range, earlier, at }),
    read: { ...read, requests: objects.requests, events: events.length },
  };
}

interface Periods {
  readonly range: FiguresRange;
  readonly earlier: FiguresRange;
  /** When they are read; milliseconds since 1970. */
  readonly at: number;
}

/** Of a range that is not over, as much is compared as has passed: half a Monday with half a Monday. */
function periodBefore(
  events: readonly FiguresEvent[],
  { range, earlier, at }: Periods,
): PeriodBefore {
  const ahead = Date.parse(range.from) - Date.parse(earlier.from);
  const until = at - ahead;
  const passed = events.filter((event) => event.at <= until);
  return {
    ...earlier,
    until: new Date(until).toISOString(),
    ...computeSummary(passed, earlier),
  };
}
