import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../services/base/durable/damage-report.ts';
import { openRecordFolder } from '../../../../services/base/durable/record-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a folder of records', () => {
  it('has what was put when it is opened again', async () => {
    const records = await openRecordFolder<{ n: number }>(folder);
    await records.put('a', { n: 1 });
    await records.put('b', { n: 2 });
    await records.update('a', () => undefined);

    const again = await openRecordFolder<{ n: number }>(folder);

    expect(again.list()).toStrictEqual([{ n: 2 }]);
    expect(again.get('b')).toStrictEqual({ n: 2 });
  });

  it('reports a record that somebody else has deleted, until it is there again', async () => {
    const open = async (damage = new DamageReport()) => {
      const options = { cost: 'It does not exist.', damage, isMissed: true };
      return { records: await openRecordFolder<{ n: number }>(folder, options), damage };
    };
    const { records } = await open();
    for (const id of ['deleted', 'removed', 'kept']) await records.put(id, { n: 1 });
    await records.update('removed', () => undefined);
    await rm(join(folder, 'deleted.json'));

    await open();
    const later = await open();
    const reported = later.damage.entries();
    await later.records.put('deleted', { n: 2 });
    const again = await open();

    expect(reported).toStrictEqual([
      {
        path: join(folder, 'deleted.json'),
        problem: 'is missing',
        cost: 'It does not exist.',
        remedy: expect.stringContaining(join(folder, 'deleted.json.kept')),
      },
    ]);
    expect(again.damage.entries()).toStrictEqual([]);
    expect(again.records.list()).toStrictEqual([{ n: 2 }, { n: 1 }]);
  });

  it('knows records of an earlier version from the first start on, and reports damage once', async () => {
    await writeFile(join(folder, 'old.json'), '{"n":1}');
    await writeFile(join(folder, 'broken.json'), '{"n":1}');
    const open = async () => {
      const damage = new DamageReport();
      await openRecordFolder(folder, { cost: 'It is lost.', damage, isMissed: true });
      return damage.entries().map(({ path, problem }) => `${basename(path)} ${problem}`);
    };
    const first = await open();
    await rm(join(folder, 'old.json'));
    await writeFile(join(folder, 'broken.json'), '');

    expect(first).toStrictEqual([]);
    expect(await open()).toStrictEqual(['broken.json is empty', 'old.json is missing']);
    expect(await open()).toStrictEqual(['old.json is missing']);
  });

  it('goes on if a record and its marker are folders now', async () => {
    const open = async () => {
      const damage = new DamageReport();
      const options = { cost: 'It is lost.', damage, isMissed: true };
      return { records: await openRecordFolder<{ n: number }>(folder, options), damage };
    };
    const { records } = await open();
    await records.put('a', { n: 1 });
    for (const name of ['a.json', 'a.json.kept']) {
      await rm(join(folder, name));
      await mkdir(join(folder, name, 'x'), { recursive: true });
    }

    const { records: again, damage } = await open();
    await again.put('a', { n: 2 });
    await again.update('a', () => undefined);

    expect(damage.entries().map(({ path }) => basename(path))).toStrictEqual(['a.json']);
    expect((await open()).damage.entries()).toStrictEqual([]);
  });

  it('makes changes one after the other', async () => {
    const records = await openRecordFolder<{ n: number }>(folder);

    await Promise.all(
      Array.from({ length: 20 }, () => records.update('a', (one) => ({ n: (one?.n ?? 0) + 1 }))),
    );

    expect(records.get('a')).toStrictEqual({ n: 20 });
  });

  it('goes on after a change that threw', async () => {
    const records = await openRecordFolder<{ n: number }>(folder);
    const failing = records.update('a', () => {
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    await records.put('a', { n: 1 });

    expect(records.get('a')).toStrictEqual({ n: 1 });
  });

  it('names a file that is broken', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{');

    await expect(openRecordFolder(folder)).rejects.toThrow(`${path} is not valid JSON`);
  });
});
