import { beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../nlu/random.ts';
import { silentLog } from '../../../../services/base/log.ts';
import { rollUp } from '../../../../services/bot/helpdesk/analytics/roll-up.ts';
import type { EventObjects } from '../../../../services/devkit/figures/event-objects.ts';
import type { FiguresEvent } from '../../../../services/devkit/figures/figures-event.ts';
import { readEvents } from '../../../../services/devkit/figures/read-events.ts';
import { ZoneClock } from '../../../../services/devkit/figures/zone-clock.ts';
import { MemoryTexts } from '../../bot/helpdesk/analytics/memory-texts.ts';
import { anEvent } from './an-event.ts';

const CLOCK = new ZoneClock('UTC');
const DAYS = { from: '2026-11-27', to: '2026-11-30' };
/** As few as make several pages of a few files. */
const SMALL_PAGE = 20;

let texts: MemoryTexts;
let requests: string[];

/** The objects as S3 lists them, in pages; `before` is what others do before each request. */
function objectsOf(
  before: () => Promise<void> = async () => {},
  pageSize = SMALL_PAGE,
): EventObjects {
  return {
    async list(prefix, after) {
      await before();
      requests.push(`list ${prefix}`);
      const keys = texts.keys().filter((key) => key.startsWith(prefix) && key > after);
      const listed = keys.slice(0, pageSize).map((key) => ({
        ...{ key, modified: texts.stored.get(key)?.modified ?? new Date(0) },
      }));
      return { objects: listed, next: keys.length > pageSize ? listed.at(-1)?.key : undefined };
    },
    async read(key) {
      await before();
      requests.push(`read ${key}`);
      return texts.stored.get(key)?.text;
    },
  };
}

let turn = 0;

/** Puts a loose event. Returns the number of its turn, by which it is known again. */
function put(at: string): number {
  turn += 1;
  const event = anEvent({ at, turn });
  texts.put(`events/dt=${at.slice(0, 10)}/${event.id}.json`, JSON.stringify(event), new Date(at));
  return turn;
}

const runAt = (now: string, hasTime = () => true) =>
  rollUp({ objects: texts, clock: { now: () => new Date(now) }, log: silentLog, hasTime });

const turnsOf = (events: readonly FiguresEvent[]) =>
  events.map((event) => event.turn ?? 0).toSorted((a, b) => a - b);

beforeEach(() => {
  texts = new MemoryTexts();
  requests = [];
});

describe('reading events', () => {
  it('finds them as loose objects, in the files of hours and in those of days', async () => {
    const turns = [put('2026-11-29T10:00:00.000Z'), put('2026-11-30T10:00:00.000Z')];
    await runAt('2026-11-30T12:00:00Z');
    turns.push(put('2026-11-30T11:58:00.000Z'));
    expect(texts.keys()).toHaveLength(3);

    const { events, countedUntil } = await readEvents(objectsOf(), DAYS, CLOCK);

    expect(turnsOf(events)).toStrictEqual(turns);
    expect(countedUntil).toBeNull();
  });

  it('counts one that is in two places once', async () => {
    put('2026-11-30T10:00:00.000Z');
    const key = texts.keys()[0] ?? '';
    texts.put('figures/dt=2026-11-30/10.ndjson', `${texts.stored.get(key)?.text}\n`);

    expect((await readEvents(objectsOf(), DAYS, CLOCK)).events).toHaveLength(1);
  });

  it('reads no day that is not asked for', async () => {
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'])
      put(`${day}T10:00:00.000Z`);
    await runAt('2026-12-01T12:00:00Z');
    put('2026-11-26T10:00:00.000Z');
    put('2026-12-01T11:59:00.000Z');

    const { events } = await readEvents(objectsOf(), DAYS, CLOCK);

    expect(events.map(({ time }) => time.day).toSorted()).toStrictEqual([
      '2026-11-27',
      '2026-11-30',
    ]);
    expect(requests.filter((one) => /11-26|12-01/.test(one))).toStrictEqual([]);
  });

  it('says how many lines are no events', async () => {
    const lines = ['not json', '[]', '{"id":"a","at":"2026-11-30T10:00:00.000Z","kind":"other"}'];
    texts.put('figures/dt=2026-11-30/10.ndjson', lines.join('\n'));

    expect(await readEvents(objectsOf(), DAYS, CLOCK)).toMatchObject({ events: [], unreadable: 3 });
  });

  describe('while there are many loose ones', () => {
    const FIRST = Date.parse('2026-11-30T10:00:00Z');
    beforeEach(() => {
      for (let at = 0; at < 300; at += 1) put(new Date(FIRST + at * 1_000).toISOString());
    });

    it('reads no more than the console may cost, the oldest, and says until when', async () => {
      const { events, countedUntil } = await readEvents(objectsOf(undefined, 1_000), DAYS, CLOCK);

      expect(requests.length).toBeLessThanOrEqual(200);
      expect(events.length).toBeGreaterThan(50);
      expect(countedUntil).toBe(new Date(FIRST + events.length * 1_000).toISOString());
    });

    it('reads none if there are more than it lists', async () => {
      const { events, countedUntil } = await readEvents(objectsOf(undefined, 20), DAYS, CLOCK);

      expect(events).toStrictEqual([]);
      expect(Date.parse(countedUntil ?? '')).toBeLessThan(FIRST + 60_000);
      expect(requests.length).toBeLessThan(20);
    });
  });

  it.each([2, 3, 4, 5, 30])(
    'finds a day whose hours are joined before request %i',
    async (moment) => {
      const lines = (day: string) => `${JSON.stringify(anEvent({ at: `${day}T10:00:00.000Z` }))}\n`;
      for (let hour = 0; hour < 24; hour += 1)
        for (const day of ['2026-11-28', '2026-11-29'])
          texts.put(`figures/dt=${day}/${String(hour).padStart(2, '0')}.ndjson`, lines(day));
      let count = 0;
      const objects = objectsOf(async () => {
        count += 1;
        // The list of loose events, then three pages of files.
        if (count === moment) await runAt('2026-11-30T12:00:00Z');
      });

      expect((await readEvents(objects, DAYS, CLOCK)).events).toHaveLength(48);
    },
  );

  it.each(Array.from({ length: 40 }, (_, seed) => [seed + 1]))(
    'loses none and doubles none while they are moved (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const turns: number[] = [];
      for (let count = 0; count < 30; count += 1) {
        const time = Date.parse('2026-11-29T20:00:00Z') + random() * 5 * 3_600_000;
        turns.push(put(new Date(time).toISOString()));
        if (random() < 0.05) await runAt('2026-11-30T00:30:00Z', () => random() < 0.7);
      }
      const times = ['2026-11-30T00:30:00Z', '2026-11-30T00:45:00Z', '2026-11-30T01:30:00Z'];
      const objects = objectsOf(async () => {
        const now = times[Math.floor(random() * 3)] ?? '';
        if (random() < 0.06) await runAt(now, () => random() < 0.8);
      });

      const { events } = await readEvents(objects, DAYS, CLOCK);

      expect(turnsOf(events)).toStrictEqual(turns);
    },
  );
});
