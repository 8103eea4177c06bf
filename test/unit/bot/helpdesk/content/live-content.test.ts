import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { CONTACTS } from '../../../../../services/bot/helpdesk/content/contacts-file.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import {
  NOTICE,
  noticeLine,
  parseNotice,
} from '../../../../../services/bot/helpdesk/content/notice.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import { HOURS } from '../../../../../services/bot/helpdesk/hours/hours-file.ts';

class MemoryContent {
  readonly files = new Map<string, string>();
  readonly reads: string[] = [];
  lists = 0;
  isDown = false;

  async list() {
    this.lists += 1;
    if (this.isDown) throw new Error('no bucket today');
    return [...this.files].map(([name, text]) => ({ name, etag: text, size: text.length }));
  }

  async read(name: string) {
    this.reads.push(name);
    return this.files.get(name) ?? '';
  }
}

function aContent() {
  const objects = new MemoryContent();
  let now = 0;
  const warnings: object[] = [];
  const log = { ...silentLog, warn: (fields: object | string) => void warnings.push([fields]) };
  const live = new LiveContent(objects, { now: () => new Date(now) }, CONTENT_FILES);
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    await live.refresh(log);
  };
  return { objects, live, pass, warnings };
}

const CONTACT = JSON.stringify({ desk: { label: 'Desk', phone: '1' } });

describe('LiveContent', () => {
  it('has the bundled defaults if the bucket has nothing', async () => {
    const { live, pass } = aContent();
    await pass(0);

    expect(live.get(HOURS)).toBe(HOURS.initial);
    expect(live.get(NOTICE)).toBeUndefined();
    expect(live.states).toStrictEqual([]);
  });

  it('has what staff wrote within a minute, and reads only what has changed', async () => {
    const { objects, live, pass } = aContent();
    await pass(0);
    objects.files.set('contacts.json', CONTACT);
    await pass(10_000);
    expect(live.get(CONTACTS)).toBe(CONTACTS.initial);
    await pass(50_000);
    await pass(60_000);

    expect(live.get(CONTACTS)).toStrictEqual({ desk: { label: 'Desk', phone: '1' } });
    expect(objects.reads).toStrictEqual(['contacts.json']);
    expect(live.states).toStrictEqual([{ name: 'contacts.json', state: 'used' }]);
  });

  it('waits for a look that is under way', async () => {
    const { objects, live, pass } = aContent();
    objects.files.set('contacts.json', CONTACT);

    const first = pass(0);
    await pass(0);

    expect(live.get(CONTACTS)).toStrictEqual({ desk: { label: 'Desk', phone: '1' } });
    expect(objects.lists).toBe(1);
    await first;
  });

  it('has the default again once the file is gone', async () => {
    const { objects, live, pass } = aContent();
    objects.files.set('contacts.json', CONTACT);
    await pass(0);
    objects.files.clear();
    await pass(60_000);

    expect(live.get(CONTACTS)).toBe(CONTACTS.initial);
    expect(live.states).toStrictEqual([]);
  });

  it('ignores a file that fails its check, logs it once and reports why', async () => {
    const { objects, live, pass, warnings } = aContent();
    objects.files.set('hours.json', '{"v":1,"timeZone":"Nowhere","week":{}}');
    objects.files.set('contacts.json', CONTACT);
    await pass(0);
    await pass(60_000);

    expect(live.get(HOURS)).toBe(HOURS.initial);
    expect(live.get(CONTACTS)).not.toBe(CONTACTS.initial);
    expect(live.states[1]).toMatchObject({
      name: 'hours.json',
      state: 'ignored',
      problem:
        'content/hours.json:1: timeZone "Nowhere" is unknown: use a name such as America/Vancouver',
    });
    expect(warnings).toHaveLength(1);
  });

  it('reads no file that is far too large', async () => {
    const { objects, live, pass } = aContent();
    objects.files.set('contacts.json', ' '.repeat(300_000));
    await pass(0);

    expect(objects.reads).toStrictEqual([]);
    expect(live.states[0]?.problem).toContain('more than');
  });

  it('keeps what it knows while the bucket cannot be read', async () => {
    const { objects, live, pass, warnings } = aContent();
    objects.files.set('contacts.json', CONTACT);
    await pass(0);
    objects.isDown = true;
    await pass(60_000);

    expect(live.get(CONTACTS)).toHaveProperty('desk');
    expect(warnings).toHaveLength(1);
  });
});

describe('a notice', () => {
  const file = {
    v: 1,
    text: 'Brightspace is down since 9:40',
    from: '2026-12-01T17:40:00Z',
    until: '2026-12-01T20:00:00Z',
  };
  const at = (text: string) => new Date(text);

  it('is in effect from its first moment until its last', () => {
    const notice = parseNotice(JSON.stringify(file));

    expect(noticeLine(notice, at('2026-12-01T17:39:59Z'))).toBeUndefined();
    expect(noticeLine(notice, at('2026-12-01T17:40:00Z'))).toBe(file.text);
    expect(noticeLine(notice, at('2026-12-01T20:00:00Z'))).toBeUndefined();
    expect(noticeLine(undefined, at('2026-12-01T18:00:00Z'))).toBeUndefined();
  });

  it('ends with its link', () => {
    const notice = parseNotice(JSON.stringify({ ...file, link: 'https://status.example.edu' }));

    expect(noticeLine(notice, at('2026-12-01T18:00:00Z'))).toBe(
      'Brightspace is down since 9:40 https://status.example.edu',
    );
  });

  it.each([
    [{ until: 'noon' }, 'until must be a time'],
    [{ text: 'a\nb' }, 'text must be one line'],
    [{ text: 'x'.repeat(241) }, 'text must be a text of 1 to 240'],
    [{ link: 'javascript:alert(1)' }, 'link must begin with'],
  ])('is refused with %j', (parts, problem) => {
    expect(() => parseNotice(JSON.stringify({ ...file, ...parts }))).toThrow(problem);
  });
});
