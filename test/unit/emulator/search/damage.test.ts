import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../services/base/clock.ts';
import { DamageReport } from '../../../../services/base/durable/damage-report.ts';
import { Indices } from '../../../../services/emulator/search/store/indices.ts';
import { DAMAGES } from '../../../support/damage.ts';

let folder: string;
let damage: DamageReport;
let indices: Indices;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indices-'));
  await open();
  for (const name of ['broken', 'whole']) await indices.create(name, {});
});
afterEach(async () => {
  await indices.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  damage = new DamageReport();
  indices = await Indices.open(folder, systemClock, damage);
}

async function logOfBroken(): Promise<string> {
  const path = join(folder, indices.get('broken').uuid, 'log.ndjson');
  await indices.close();
  return path;
}

const names = () => indices.resolve('_all').map(({ name }) => name);

describe('damage of an index', () => {
  it.each(['empty', 'zero-filled', 'deleted', 'replaced by a folder'] as const)(
    'whose log is %s costs that index, and is reported',
    async (name) => {
      const path = await logOfBroken();
      await DAMAGES[name](path);
      await open();

      expect(names()).toStrictEqual(['whole']);
      expect(damage.entries()).toMatchObject([{ path }]);
      await indices.create('broken', {});
      expect(names()).toStrictEqual(['broken', 'whole']);
    },
  );

  it.each([
    {
      name: 'in the middle',
      change: (text: string) => `${text}rubbish\n{"op":"delete","id":"1","seqNo":9}\n`,
    },
    { name: 'at its beginning', change: () => '{"op":"delete","id":"1","seqNo":9}\n' },
  ])('whose log is damaged $name is set aside as a whole', async ({ change }) => {
    const path = await logOfBroken();
    const damaged = change(await readFile(path, 'utf8'));
    await writeFile(path, damaged);
    await open();

    expect(names()).toStrictEqual(['whole']);
    const [aside = ''] = await readdir(join(path, '..'));
    expect(await readFile(join(path, '..', aside), 'utf8')).toBe(damaged);
    expect(damage.entries()).toMatchObject([{ path, remedy: expect.stringContaining(aside) }]);
  });

  it('is not what is left of an index that was deleted', async () => {
    await indices.remove('broken');
    await indices.close();
    await open();

    expect([names(), damage.entries()]).toStrictEqual([['whole'], []]);
  });
});

describe('damage of the aliases', () => {
  it.each(['empty', 'zero-filled', 'replaced by a folder'] as const)(
    'whose file is %s costs them alone, and is reported',
    async (name) => {
      await indices.create('aliased', { aliases: { other: {} } });
      const path = join(folder, 'aliases.json');
      await indices.close();
      await DAMAGES[name](path);
      await open();

      expect(names()).toStrictEqual(['aliased', 'broken', 'whole']);
      expect(() => indices.get('other')).toThrow('no such index');
      expect(damage.entries()).toMatchObject([{ path }]);
    },
  );
});

describe('an index that is removed with a change of aliases', () => {
  it('is gone although the process ended before its files were', async () => {
    const add = { type: 'add', indices: ['whole'], aliases: ['broken'], entry: {} } as const;
    const left = join(folder, indices.get('broken').uuid);
    const aside = await mkdtemp(join(tmpdir(), 'left-'));
    await cp(left, aside, { recursive: true });
    await indices.changeAliases([add, { type: 'removeIndex', indices: ['broken'] }]);
    await indices.close();
    await cp(aside, left, { recursive: true });
    await rm(aside, { recursive: true });
    await open();

    expect(names()).toStrictEqual(['whole']);
    expect(indices.get('broken').name).toBe('whole');
    expect(await readdir(folder)).not.toContain(basename(left));
    expect(damage.entries()).toStrictEqual([]);
  });
});
