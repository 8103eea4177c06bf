import { beforeEach, describe, expect, it } from 'vitest';
import { type Log, silentLog } from '../../../../../services/base/log.ts';
import { merged } from '../../../../../services/bot/helpdesk/analytics/event-lines.ts';
import { rollUp } from '../../../../../services/bot/helpdesk/analytics/roll-up.ts';
import { MemoryTexts } from './memory-texts.ts';

const NOW = new Date('2026-11-30T15:20:00Z');
let objects: MemoryTexts;

const run = (hasTime = () => true, log: Log = silentLog) =>
  rollUp({ objects, clock: { now: () => NOW }, log, hasTime });

function anEvent(id: string, at: string, modified = at): void {
  objects.put(
    `events/dt=${at.slice(0, 10)}/${id}.json`,
    JSON.stringify({ v: 1, id, at }),
    new Date(modified),
  );
}

const idsIn = (key: string) =>
  (objects.stored.get(key)?.text ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id);

beforeEach(() => {
  objects = new MemoryTexts();
});

describe('rolling up events', () => {
  it('moves settled ones into the file of their hour', async () => {
    anEvent('a', '2026-11-30T13:05:00.000Z');
    anEvent('b', '2026-11-30T13:50:00.000Z');
    anEvent('c', '2026-11-30T14:10:00.000Z');

    expect(await run()).toStrictEqual({ moved: 3 });

    expect(objects.keys()).toStrictEqual([
      'figures/dt=2026-11-30/13.ndjson',
      'figures/dt=2026-11-30/14.ndjson',
    ]);
    expect(idsIn('figures/dt=2026-11-30/13.ndjson')).toStrictEqual(['a', 'b']);
  });

  it('leaves those of the last ten minutes', async () => {
    anEvent('a', '2026-11-30T15:12:00.000Z');

    expect(await run()).toStrictEqual({ moved: 0 });
    expect(objects.keys()).toStrictEqual(['events/dt=2026-11-30/a.json']);
  });

  it('counts an event once, though a run ended before it was deleted', async () => {
    anEvent('a', '2026-11-30T13:05:00.000Z');
    objects.put(
      'figures/dt=2026-11-30/13.ndjson',
      '{"v":1,"id":"a","at":"2026-11-30T13:05:00.000Z"}\n',
    );

    await run();

    expect(idsIn('figures/dt=2026-11-30/13.ndjson')).toStrictEqual(['a']);
    expect(objects.keys()).toStrictEqual(['figures/dt=2026-11-30/13.ndjson']);
  });

  it('deletes nothing that another run may have written over', async () => {
    anEvent('a', '2026-11-30T13:05:00.000Z');
    objects.contested.add('figures/dt=2026-11-30/13.ndjson');

    expect(await run()).toStrictEqual({ moved: 0 });
    expect(objects.keys()).toStrictEqual(['events/dt=2026-11-30/a.json']);
    expect(await run()).toStrictEqual({ moved: 1 });
  });

  it('joins the hours of a finished day, with what comes late', async () => {
    anEvent('a', '2026-11-29T13:05:00.000Z');
    anEvent('b', '2026-11-29T14:05:00.000Z');
    await run();
    expect(objects.keys()).toStrictEqual(['figures/dt=2026-11-29.ndjson']);
    anEvent('c', '2026-11-29T14:06:00.000Z');

    await run();

    expect(objects.keys()).toStrictEqual(['figures/dt=2026-11-29.ndjson']);
    expect(idsIn('figures/dt=2026-11-29.ndjson')).toStrictEqual(['a', 'b', 'c']);
  });

  it('leaves what is no event where it is', async () => {
    objects.put('events/dt=2026-11-29/a.json', '{"id":', new Date(0));
    objects.put('events/other.txt', 'x', new Date(0));

    expect(await run()).toStrictEqual({ moved: 0 });
    expect(objects.keys()).toHaveLength(2);
  });

  it('ends when the time is up, and loses nothing', async () => {
    anEvent('a', '2026-11-29T13:05:00.000Z');

    expect(await run(() => false)).toStrictEqual({ moved: 0 });
    expect(objects.keys()).toHaveLength(1);
  });

  it('moves the events of a busy hour in one run, and reads many at once', async () => {
    for (let at = 0; at < 5_000; at += 1) anEvent(`e${at}`, '2026-11-30T13:05:00.000Z');
    objects.inBetween = () => Promise.resolve();

    expect(await run()).toStrictEqual({ moved: 5_000 });
    expect(objects.keys()).toStrictEqual(['figures/dt=2026-11-30/13.ndjson']);
    expect(objects.reads.atOnce).toBeGreaterThan(8);
    expect(objects.reads.atOnce).toBeLessThanOrEqual(64);
  });

  it('goes past any number of objects that are no events', async () => {
    for (let at = 0; at < 12_000; at += 1)
      objects.put(`events/dt=2026-11-29/a${at}.json`, '{"id":', new Date(0));
    anEvent('b', '2026-11-30T13:05:00.000Z');

    expect(await run()).toStrictEqual({ moved: 1 });
  });

  it('says once how many objects are no events', async () => {
    objects.put('events/dt=2026-11-29/a.json', '{"id":', new Date(0));
    objects.put('events/dt=2026-11-29/b.json', '[]', new Date(0));
    const warnings: unknown[] = [];

    await run(undefined, { ...silentLog, warn: (fields: unknown) => void warnings.push(fields) });

    expect(warnings).toStrictEqual([{ count: 2, key: 'events/dt=2026-11-29/a.json' }]);
  });

  it('says nothing of an event that another run has moved since', async () => {
    anEvent('a', '2026-11-30T13:05:00.000Z');
    const read = objects.read.bind(objects);
    objects.read = async (key) => {
      objects.stored.delete('events/dt=2026-11-30/a.json');
      return read(key);
    };
    const warnings: unknown[] = [];

    await run(undefined, { ...silentLog, warn: (fields: unknown) => void warnings.push(fields) });

    expect(warnings).toStrictEqual([]);
  });

  it('stops reading when the time is up, and moves what it has read', async () => {
    for (let at = 0; at < 1_000; at += 1) anEvent(`e${at}`, '2026-11-30T13:05:00.000Z');

    const { moved } = await run(() => objects.reads.count < 100);

    expect(objects.reads.count).toBeLessThan(200);
    expect(moved).toBe(0);
    expect(objects.keys()).toHaveLength(1_000);
  });

  it('loses no late event that another run adds while the hours of its day are joined', async () => {
    objects.put(
      'figures/dt=2026-11-29/13.ndjson',
      '{"v":1,"id":"a","at":"2026-11-29T13:05:00.000Z"}\n',
    );
    objects.inBetween = async () => {
      objects.inBetween = undefined;
      anEvent('b', '2026-11-29T13:50:00.000Z');
      await run(() => objects.stored.has('events/dt=2026-11-29/b.json'));
    };

    await run();

    expect(objects.keys()).toStrictEqual(['figures/dt=2026-11-29.ndjson']);
    expect(idsIn('figures/dt=2026-11-29.ndjson').toSorted()).toStrictEqual(['a', 'b']);
  });

  it('leaves the hours of a day that a run may still be writing', async () => {
    const at = '2026-11-30T23:50:00.000Z';
    const hour = 'figures/dt=2026-11-30/23.ndjson';
    objects.put(hour, `{"v":1,"id":"a","at":"${at}"}\n`);
    const runAt = (time: string) =>
      rollUp({
        ...{ objects, log: silentLog, hasTime: () => true },
        clock: { now: () => new Date(time) },
      });

    await runAt('2026-12-01T00:39:00Z');
    expect(objects.keys()).toStrictEqual([hour]);

    await runAt('2026-12-01T00:41:00Z');
    expect(objects.keys()).toStrictEqual(['figures/dt=2026-11-30.ndjson']);
  });
});

it('keeps the first of two lines with one id, and drops broken ones', () => {
  const line = '{"id":"a","at":"2026-11-29T13:05:00.000Z"}';

  expect(merged([`${line}\nbroken\n`, line.replace('05', '06')])).toBe(`${line}\n`);
});
