import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FrozenVersions } from '../../../../../services/emulator/lex/bot/frozen-versions.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'versions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('the last hundred versions of a bot are kept, as on AWS', async () => {
  const versions = new FrozenVersions(folder);
  const source = {
    botId: 'ABCDEFGHIJ',
    botName: 'Bot',
    idleSessionTtlSeconds: 300,
    zip: Buffer.from('zip'),
  };
  for (let version = 1; version <= 103; version += 1) {
    await versions.write(source, String(version));
  }

  expect(await versions.read(source.botId, '3')).toBeUndefined();
  expect(await versions.read(source.botId, '4')).toMatchObject({ botName: 'Bot' });
  expect(await versions.read(source.botId, '103')).toMatchObject({ botName: 'Bot' });
  expect(await readdir(join(folder, source.botId))).toHaveLength(200);
});
