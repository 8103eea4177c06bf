import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../services/base/durable/damage-report.ts';
import { openRecordFolder } from '../../../../services/base/durable/record-folder.ts';
import { DAMAGES } from '../../../support/damage.ts';

let folder: string;
let damage: DamageReport;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  damage = new DamageReport();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () =>
  openRecordFolder<{ name: string }>(folder, { cost: 'It is lost.', members: ['name'], damage });

async function writeTwo(): Promise<string> {
  const records = await open();
  await records.put('a', { name: 'a' });
  await records.put('b', { name: 'b' });
  return join(folder, 'a.json');
}

describe('a damaged record', () => {
  it.each([
    ['torn', 'is not valid JSON'],
    ['empty', 'is empty'],
    ['zero-filled', 'is not valid JSON'],
    ['replaced by a folder', "can't be read (EISDIR)"],
  ] as const)('that is %s costs only itself, is reported, and is kept', async (name, problem) => {
    const path = await writeTwo();
    await DAMAGES[name](path);

    const records = await open();

    expect(records.list()).toStrictEqual([{ name: 'b' }]);
    expect(damage.entries()).toMatchObject([{ path, problem, cost: 'It is lost.' }]);
    const names = await readdir(folder);
    expect(names).toContainEqual(expect.stringMatching(/^a\.json\.damaged-\d{8}T\d{9}Z$/));
    await records.put('a', { name: 'again' });
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('that was deleted costs only itself', async () => {
    await DAMAGES.deleted(await writeTwo());

    expect((await open()).list()).toStrictEqual([{ name: 'b' }]);
  });

  it.each([
    ['null', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['{}', 'has no "name"'],
  ])('is also JSON such as %s', async (text, problem) => {
    const path = await writeTwo();
    await writeFile(path, text);

    expect((await open()).list()).toStrictEqual([{ name: 'b' }]);
    expect(damage.entries()).toMatchObject([{ path, problem }]);
  });

  it('can be put back by a person', async () => {
    const path = await writeTwo();
    const whole = await readFile(path);
    await DAMAGES.torn(path);
    await open();
    await writeFile(path, whole);

    expect((await open()).get('a')).toStrictEqual({ name: 'a' });
  });
});

it('is written for its owner alone', async () => {
  const path = await writeTwo();

  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

describe('a damage report', () => {
  it('is one text with path and remedy, and says how many more there are', () => {
    for (let n = 1; n <= 7; n += 1) {
      damage.add({ path: `/d/${n}`, problem: 'is empty', cost: 'A mail.', remedy: 'Restore it.' });
    }

    expect(damage.summary()).toMatch(/^\/d\/1 is empty\. A mail\. Restore it\. \/d\/2 /);
    expect(damage.summary()).toMatch(/And 2 more: see \/console\/damage\.$/);
    expect(new DamageReport().summary()).toBeUndefined();
  });

  it('logs each damage once, a line each, whenever it is found', () => {
    const lines: unknown[] = [];
    const add = (path: string) =>
      damage.add({ path, problem: 'is empty', cost: 'X.', remedy: 'Y.' });
    add('/a');
    damage.logTo({ warn: (line: unknown) => void lines.push(line) });
    add('/b');

    expect(lines).toStrictEqual(['/a is empty. X. Y.', '/b is empty. X. Y.']);
  });
});
