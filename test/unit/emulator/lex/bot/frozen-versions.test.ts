import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipBotFolder } from '../../../../../infra/bot-zip.ts';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { writeFileDurably } from '../../../../../services/base/durable/files.ts';
import { FrozenVersions } from '../../../../../services/emulator/lex/bot/frozen-versions.ts';
import { DAMAGE_NAMES, DAMAGES } from '../../../../support/damage.ts';

let folder: string;
let damage: DamageReport;
let versions: FrozenVersions;
let zip: Uint8Array;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'versions-'));
  ({ zip } = await zipBotFolder('seed/bot'));
  damage = new DamageReport();
  versions = new FrozenVersions(folder, damage);
  await versions.write({ botId: 'B', botName: 'bot', idleSessionTtlSeconds: 300, zip }, '1');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileOf = (extension: string) => join(folder, 'B', `1.${extension}`);

describe('a frozen version of a bot', () => {
  it('is read as it was written', async () => {
    const read = await versions.read('B', '1');

    expect(read).toStrictEqual({
      ...{ botId: 'B', botName: 'bot', idleSessionTtlSeconds: 300 },
      zip: Buffer.from(zip),
    });
    expect(damage.entries()).toStrictEqual([]);
  });

  it.each(DAMAGE_NAMES)('whose zip is %s counts as not frozen, and is reported', async (name) => {
    await DAMAGES[name](fileOf('zip'));

    expect(await versions.read('B', '1')).toBeUndefined();
    expect(damage.entries()).toMatchObject([{ path: fileOf('zip') }]);
  });

  it.each(DAMAGE_NAMES)('whose settings are %s counts as not frozen', async (name) => {
    await DAMAGES[name](fileOf('json'));

    expect(await versions.read('B', '1')).toBeUndefined();
    expect(damage.entries()).toHaveLength(name === 'deleted' ? 0 : 1);
  });

  it('of an earlier version of the product is checked by reading its zip', async () => {
    const settings = { botId: 'B', botName: 'bot', idleSessionTtlSeconds: 300 };
    await writeFileDurably(fileOf('json'), JSON.stringify(settings));
    expect(await versions.read('B', '1')).toMatchObject(settings);

    await DAMAGES.torn(fileOf('zip'));
    expect(await versions.read('B', '1')).toBeUndefined();
    expect(damage.entries()).toMatchObject([{ problem: 'is damaged' }]);
  });

  it('is one of the last hundred that are kept, as on AWS', async () => {
    const source = { botId: 'C', botName: 'Bot', idleSessionTtlSeconds: 300, zip };
    for (let version = 1; version <= 103; version += 1) {
      await versions.write(source, String(version));
    }

    expect(await versions.read(source.botId, '3')).toBeUndefined();
    expect(await versions.read(source.botId, '4')).toMatchObject({ botName: 'Bot' });
    expect(await versions.read(source.botId, '103')).toMatchObject({ botName: 'Bot' });
    expect(await readdir(join(folder, source.botId))).toHaveLength(200);
  });
});
