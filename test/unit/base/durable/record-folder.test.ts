import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
