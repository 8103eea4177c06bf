import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { damageOne } from '../../../../chaos/damage/damage-file.ts';
import type { Harm } from '../../../../chaos/damage/kinds.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damage-'));
  await mkdir(join(folder, 'mail'));
  await writeFile(join(folder, 'mail', 'a.json'), '{"subject":"first"}');
  await writeFile(join(folder, 'mail', 'b.json'), '{"subject":"other"}');
  await writeFile(join(folder, 'mail', 'b.eml'), 'text');
});
afterEach(() => rm(folder, { recursive: true }));

const kind = { name: 'mail', path: /^mail\/.+\.json$/, reported: [] };
const damageWith = (harm: Harm, which = 0, contains?: string) =>
  damageOne(folder, {
    index: 0,
    kind: { ...kind, ...(contains ? { contains } : {}) },
    harm,
    which,
  });
const contentOf = (path: string) => readFile(join(folder, path));

describe('a damaged file', () => {
  it('loses its end', async () => {
    expect(await damageWith('cut')).toBe(join('mail', 'a.json'));
    expect(`${await contentOf('mail/a.json')}`).toBe('{"subject":"fi');
  });

  it('is all zero, as long as before', async () => {
    await damageWith('zero');

    expect(await contentOf('mail/a.json')).toStrictEqual(Buffer.alloc(19));
  });

  it('is gone', async () => {
    await damageWith('delete', 0.99);

    expect((await readdir(join(folder, 'mail'))).sort()).toStrictEqual(['a.json', 'b.eml']);
  });

  it('is one with the wanted content', async () => {
    expect(await damageWith('cut', 0, '"other"')).toBe(join('mail', 'b.json'));
    expect(await damageWith('cut', 0, 'nowhere')).toBeUndefined();
  });
});
