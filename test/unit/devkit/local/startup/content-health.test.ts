import { expect, it, vi } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { ANSWER_FILES } from '../../../../../services/bot/helpdesk/answer-files.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import {
  CHECKED_CONTENT,
  reportContent,
} from '../../../../../services/devkit/local/startup/content-health.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';

it('checks every file that functions read', () => {
  const names = [...CONTENT_FILES, ...ANSWER_FILES].map(({ name }) => name).toSorted();

  expect(CHECKED_CONTENT.map(({ name }) => name).toSorted()).toStrictEqual(names);
});

it('reports which content file is ignored, and why, and goes on until the product ends', async () => {
  let text = '{"v":1}';
  let now = 0;
  const objects = {
    list: async () => [{ name: 'hours.json', etag: text, size: text.length }],
    read: async () => text,
  };
  const clock = {
    now: () => {
      now += 60_000;
      return new Date(now);
    },
  };
  const content = new LiveContent(objects, clock, CHECKED_CONTENT);
  const health = new Health([]);
  const ended = new AbortController();
  const reported = reportContent({
    content,
    missing: async () => [],
    health,
    log: silentLog,
    ended: ended.signal,
    everyMs: 1,
  });

  const component = () => health.report().components.content;
  await vi.waitFor(() =>
    expect(component()?.detail).toContain('hours.json is ignored: content/hours.json:1: timeZone'),
  );
  expect(component()?.state).toBe('ready');
  text = '{"v":1,"timeZone":"America/Vancouver","week":{}}';
  await vi.waitFor(() => expect(component()).toStrictEqual({ state: 'ready' }));
  ended.abort();
  await reported;
});

it('reports which pins and blocks are ignored because their sections are gone', async () => {
  const [here, gone] = ['abcdefghijklmnop:00000001', 'abcdefghijklmnop:00000002'];
  const text = JSON.stringify({
    v: 1,
    pins: [
      { question: 'rent a locker', passageId: here },
      { question: 'rent a kayak', passageId: gone },
    ],
    blocks: [{ question: 'rent a canoe', passageId: gone }],
  });
  const objects = {
    list: async () => [{ name: 'answers.json', etag: '1', size: text.length }],
    read: async () => text,
  };
  const content = new LiveContent(objects, { now: () => new Date() }, CHECKED_CONTENT);
  const health = new Health([]);
  const ended = new AbortController();
  const missing = async (ids: readonly string[]) => ids.filter((id) => id === gone);

  const reported = reportContent({
    ...{ content, missing, health, log: silentLog, ended: ended.signal, everyMs: 1 },
  });

  await vi.waitFor(() =>
    expect(health.report().components.content?.detail).toBe(
      [
        `answers.json: the pin for "rent a kayak" is ignored, because there is no section ${gone} any more`,
        `answers.json: the block for "rent a canoe" is ignored, because there is no section ${gone} any more`,
      ].join('\n'),
    ),
  );
  ended.abort();
  await reported;
});
