import { computeFigures } from '../services/devkit/figures/compute-figures.ts';
import type { Figures } from '../services/devkit/figures/figures.ts';
import { utcDays } from '../services/devkit/figures/range.ts';
import { readEvents } from '../services/devkit/figures/read-events.ts';
import { readFigures } from '../services/devkit/figures/read-figures.ts';
import { S3EventObjects } from '../services/devkit/figures/s3-event-objects.ts';
import { ZoneClock } from '../services/devkit/figures/zone-clock.ts';
import { type Figure, seconds, timesOf } from './figures.ts';
import { type StoredEvents, storeEvents } from './stored-events.ts';

const PER_DAY = 3_334;
const MONTH = { from: '2026-11-01', to: '2026-11-30' };
const RUNS = 7;
const ZONE = 'America/Vancouver';

/** The console's figures of a month of 100,000 events, and of the month before, by the stock client over HTTP. */
export async function measureMonthOfEvents(): Promise<Figure[]> {
  const { target, now, gets, close } = await storeEvents(PER_DAY);
  const deps = { now: () => now, timeZone: ZONE };
  const before = gets();
  const { read } = await readFigures(target, MONTH, deps);
  const requests = gets() - before;
  const one = await measured(() => figuresOfMonth(target));
  const both = await measured(() => readFigures(target, MONTH, deps));
  await close();
  return [
    { what: 'figures of a month of 100,000 events', goal: '≤ 1 s', seen: one },
    {
      what: `the same with the month before, as the page shows it: ${read.events} events`,
      goal: '',
      seen: both,
    },
    { what: '… GETs of S3, with the lists', goal: '≤ 200', seen: String(requests) },
    {
      what: '… memory of the process that reads, S3 with it',
      goal: '',
      seen: `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
    },
  ];
}

async function figuresOfMonth({ s3, ticketsBucket }: StoredEvents['target']): Promise<Figures> {
  const objects = new S3EventObjects(s3, ticketsBucket);
  const { events } = await readEvents(objects, utcDays(MONTH), new ZoneClock(ZONE));
  return computeFigures(events, MONTH);
}

/** The time by the clock, and the processor time of the process, in which S3 is too. */
async function measured(run: () => Promise<unknown>): Promise<string> {
  await run();
  const before = process.cpuUsage();
  const times = await timesOf(RUNS, 0, run);
  const { user, system } = process.cpuUsage(before);
  return `${seconds(times)}; ${Math.round((user + system) / 1_000 / RUNS)} ms of processor time`;
}
