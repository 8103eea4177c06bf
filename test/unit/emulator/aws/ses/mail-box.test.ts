import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailBox } from '../../../../../services/emulator/aws/mail-box/mail-box.ts';
import { newMessageId } from '../../../../../services/emulator/aws/mail-box/message-id.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mail-box-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function anEnvelope(minute: number) {
  const now = new Date(Date.UTC(2026, 10, 22, 20, minute));
  return {
    messageId: newMessageId(now),
    receivedAt: now.toISOString(),
    sentBy: 'ses' as const,
    source: 'bot@example.edu',
    destinations: ['team@example.edu'],
    subject: `Mail ${minute}`,
    tags: {},
  };
}

it('lists its mail after it is reopened, newest first', async () => {
  const box = await openMailBox({ dataDir });
  for (const minute of [1, 3, 2]) await box.put(anEnvelope(minute), Buffer.from('x'));

  const again = await openMailBox({ dataDir });

  expect(again.list().map(({ subject }) => subject)).toStrictEqual(['Mail 3', 'Mail 2', 'Mail 1']);
  expect(again.list({ limit: 1, before: again.list()[0]?.messageId ?? '' })).toStrictEqual([
    again.list()[1],
  ]);
});

it('does not list a mail whose record was not written before a crash', async () => {
  const box = await openMailBox({ dataDir });
  await box.put(anEnvelope(1), Buffer.from('x'));
  await writeFile(join(dataDir, 'mail', `${newMessageId(new Date(0))}.eml`), 'half');

  expect((await openMailBox({ dataDir })).count()).toBe(1);
});

it('rejects an id that is a path', async () => {
  const box = await openMailBox({ dataDir });

  await expect(
    box.put({ ...anEnvelope(1), messageId: '../outside' }, Buffer.from('x')),
  ).rejects.toThrow(TypeError);
});

describe('old mail', () => {
  const DAY_MS = 24 * 3_600_000;
  const later = (days: number) => new Date(Date.UTC(2026, 10, 22, 21) + days * DAY_MS);

  it('is deleted with its record after 90 days', async () => {
    const box = await openMailBox({ dataDir });
    await box.put(anEnvelope(1), Buffer.from('x'));

    expect(await box.prune(later(89))).toBe(0);
    expect(await box.prune(later(90))).toBe(1);

    expect(box.count()).toBe(0);
    expect(await readdir(join(dataDir, 'mail'))).toStrictEqual([]);
  });

  it('is deleted earlier if there is too much, the oldest first, but never within a week', async () => {
    const box = await openMailBox({ dataDir });
    for (const minute of [1, 2, 3]) await box.put(anEnvelope(minute), Buffer.from('x'));

    expect(await box.prune(later(6), 1)).toBe(0);
    expect(await box.prune(later(8), 1)).toBe(2);

    expect(box.list().map(({ subject }) => subject)).toStrictEqual(['Mail 3']);
    expect((await openMailBox({ dataDir })).count()).toBe(1);
  });
});
