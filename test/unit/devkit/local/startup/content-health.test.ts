import { expect, it, vi } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import {
  CHECKED_CONTENT,
  reportContent,
} from '../../../../../services/devkit/local/startup/content-health.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';

it('checks every file that functions read', () => {
  const names = CONTENT_FILES.map(({ name }) => name).toSorted();

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
