import { readFigures } from '../services/devkit/figures/read-figures.ts';
import { type Figure, percentile, timesOf } from './figures.ts';
import { storeEvents } from './stored-events.ts';

const PER_DAY = 3_334;
const MONTH = { from: '2026-11-01', to: '2026-11-30' };
const RUNS = 7;

/** The console's figures of a month of 100,000 events, and of the month before, by the stock client over HTTP. */
export async function measureMonthOfEvents(): Promise<Figure[]> {
  const { target, now, gets, close } = await storeEvents(PER_DAY);
  const deps = { now: () => now, timeZone: 'America/Vancouver' };
  const before = gets();
  const report = await readFigures(target, MONTH, deps);
  const requests = gets() - before;
  const times = await timesOf(RUNS, 1, () => readFigures(target, MONTH, deps));
  await close();
  const shown = [0.5, 0, 1].map((share) => Math.round(percentile(times, share)));
  return [
    {
      what: `figures of a month, and of the month before: ${report.read.events} events`,
      goal: '≤ 1 s',
      seen: `${shown[0]} ms (${shown[1]}–${shown[2]}, ${RUNS} runs)`,
    },
    { what: '… GETs of S3, with the lists', goal: '≤ 200', seen: String(requests) },
    {
      what: '… memory of the process that reads, S3 with it',
      goal: '',
      seen: `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
    },
  ];
}
