import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../nlu/random.ts';
import { silentLog } from '../../../services/base/log.ts';
import { rollUp } from '../../../services/bot/helpdesk/analytics/roll-up.ts';
import { parseRouting } from '../../../services/bot/helpdesk/routing/parse-routing.ts';
import type { Figures } from '../../../services/devkit/figures/figures.ts';
import { daysIn } from '../../../services/devkit/figures/range.ts';
import { readFigures } from '../../../services/devkit/figures/read-figures.ts';
import { ChatTally } from '../../support/chat-tally.ts';
import { playChats } from '../../support/play-chats.ts';
import {
  type PlayedHelpDesk,
  startPlayedHelpDesk,
  TURN_MS,
} from '../../support/played-help-desk.ts';
import { talliedFigures } from '../../support/tallied-figures.ts';

const CHATS = 50;
const SEED = 11;
const RANGE = { from: '2026-11-16', to: '2026-11-21' };
const TIME_ZONE = 'America/Vancouver';
const FIRST = Date.parse('2026-11-16T14:00:00Z');
const LAST = Date.parse('2026-11-22T04:00:00Z');
const routing = parseRouting(readFileSync('seed/routing.yaml', 'utf8'));
const categories = routing.version === 2 ? routing.categories : [];

let desk: PlayedHelpDesk;
const tally = new ChatTally();

/** Objects are as old as the test, so the age of each is taken for enough. */
function rollUpAt(now: number, hasTime = () => true) {
  const { objects } = desk;
  async function* list(prefix: string) {
    for await (const { key } of objects.list(prefix)) yield { key, modified: new Date(0) };
  }
  const { read, write, remove } = {
    read: objects.read.bind(objects),
    write: objects.write.bind(objects),
    remove: objects.remove.bind(objects),
  };
  return rollUp({
    objects: { list, read, write, remove },
    clock: { now: () => new Date(now) },
    log: silentLog,
    hasTime,
  });
}

async function keysIn(prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of desk.objects.list(prefix)) keys.push(key);
  return keys;
}

const read = async (): Promise<Figures> => {
  const target = { s3: desk.s3, documentsBucket: desk.bucket, ticketsBucket: desk.bucket };
  const report = await readFigures(target, RANGE, {
    now: () => new Date(LAST),
    timeZone: TIME_ZONE,
  });
  expect(report.read).toMatchObject({ unreadable: 0, countedUntil: null });
  return report.figures;
};

const expected = (): Figures =>
  talliedFigures(tally, {
    days: daysIn(RANGE),
    timeZone: TIME_ZONE,
    topics: desk.topics,
    categories: new Map(categories.map(({ id, label }) => [label, id])),
    turnMs: TURN_MS,
  });

beforeAll(async () => {
  desk = await startPlayedHelpDesk(FIRST);
  const random = seededRandom(SEED);
  const times = Array.from({ length: CHATS }, () => FIRST + random() * (LAST - FIRST - 3_600_000));
  const starts = times.map(Math.floor).toSorted((a, b) => a - b);
  await playChats(desk, tally, { seed: SEED, starts }, async (at) => {
    // Not after the last ones, so that events are in all three places.
    if (at % 10 === 9 && at < CHATS - 10) await rollUpAt(desk.clock.time);
  });
}, 300_000);

afterAll(() => desk?.close());

describe('the figures of played chats', () => {
  it('are of chats in which everything happens that is counted', () => {
    const { total, byTopic, byTeam, unanswered } = expected();
    const { handOvers: _, handedOver: __, ...happens } = total;

    expect(Object.entries(happens).filter(([, count]) => count === 0)).toStrictEqual([]);
    expect(byTopic.length).toBeGreaterThan(3);
    expect(byTeam.length).toBeGreaterThan(0);
    expect(new Set(unanswered.map(({ why }) => why)).size).toBe(3);
  });

  it('are what was said, while events are loose, in hours and in days', async () => {
    const keys = [...(await keysIn('events/')), ...(await keysIn('figures/'))];
    expect(keys.some((key) => key.startsWith('events/'))).toBe(true);
    expect(keys.some((key) => /\/\d\d\.ndjson$/.test(key))).toBe(true);
    expect(keys.some((key) => /dt=[\d-]+\.ndjson$/.test(key))).toBe(true);

    expect(await read()).toStrictEqual(expected());
  });

  it('are the same when all events are rolled up', async () => {
    await rollUpAt(LAST + 86_400_000);
    expect(await keysIn('events/')).toStrictEqual([]);

    expect(await read()).toStrictEqual(expected());
  });
});
