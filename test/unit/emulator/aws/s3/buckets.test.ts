import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketObjects } from '../../../../../services/emulator/aws/s3/bucket-objects.ts';
import { Buckets } from '../../../../../services/emulator/aws/s3/buckets.ts';
import { fileOf } from '../../../../../services/emulator/aws/s3/object-files.ts';
import type { ObjectVersion } from '../../../../../services/emulator/aws/s3/object-version.ts';
import { Sequence } from '../../../../../services/emulator/aws/s3/sequence.ts';
import { aVersion } from '../../../../support/a-version.ts';
import { collectGarbage } from '../../../../support/collect-garbage.ts';

describe('a bucket on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'buckets-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const openObjects = () => BucketObjects.open(join(folder, 'objects'), () => undefined);
  const filesOf = async () =>
    (await readdir(join(folder, 'objects'), { recursive: true })).filter((name) =>
      name.includes('.'),
    );
  const commit = async (objects: BucketObjects, version: ObjectVersion) => {
    const path = join(folder, `body-${version.sequence}`);
    await writeFile(path, version.sequence);
    await objects.commit(version, path);
  };

  it('drops a folder that a crash left without a record', async () => {
    await mkdir(join(folder, 'half-made', 'objects'), { recursive: true });

    const buckets = await Buckets.open(folder, () => undefined);

    expect(buckets.list()).toStrictEqual([]);
    expect(await readdir(folder)).toStrictEqual([]);
  });

  it('keeps the dates of its lifecycle rules', async () => {
    const until = new Date('2027-01-01T00:00:00Z');
    const buckets = await Buckets.open(folder, () => undefined);
    const lifecycle = { Rules: [{ Status: 'Enabled', Expiration: { Date: until } }] };
    await buckets.create({
      name: 'b-1',
      region: 'ca-central-1',
      createdAt: '2026-01-01T00:00:00.000Z',
      configurations: { lifecycle },
    });

    const again = await Buckets.open(folder, () => undefined);

    expect(again.find('b-1')?.configurations.lifecycle).toStrictEqual(lifecycle);
  });

  it('deletes data that was never committed', async () => {
    const objects = await openObjects();
    await commit(objects, aVersion({ key: 'kept', sequence: '1' }));
    const [kept = ''] = await filesOf();
    await writeFile(join(folder, 'objects', kept.replace(/\.\d\.\w+$/, '.2.data')), 'orphan');

    const again = await openObjects();

    expect(again.index.keysAfter('', 9)).toStrictEqual(['kept']);
    expect(await filesOf()).toHaveLength(2);
  });

  it('keeps the newer of two files that a crash left for one version id', async () => {
    const objects = await openObjects();
    await commit(objects, aVersion({ key: 'k', versionId: 'old', sequence: '1' }));
    await commit(objects, aVersion({ key: 'k', versionId: 'new', sequence: '2' }));
    for (const name of await filesOf()) {
      if (!name.endsWith('.json')) continue;
      const sequence = name.split('.')[1] ?? '';
      const version = aVersion({ key: 'k', versionId: 'null', sequence });
      await writeFile(join(folder, 'objects', name), JSON.stringify(version));
    }

    const again = await openObjects();

    expect(again.index.versions('k').map(({ sequence }) => sequence)).toStrictEqual(['2']);
    expect(await filesOf()).toHaveLength(2);
  });
});

describe('the memory of a bucket', () => {
  const OBJECTS = 4_000;
  const METADATA = 2_000;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'memory-'));
    for (let number = 0; number < OBJECTS; number += 1) await writeObject(number);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function writeObject(number: number): Promise<void> {
    const version = aVersion({
      key: `conversations/2026/11/a-chat-of-somebody/turn-${number}.json`,
      sequence: String(number).padStart(18, '0'),
      etag: 'e'.repeat(24) + String(number).padStart(8, '0'),
      metadata: { note: `${number}`.padEnd(METADATA, 'n') },
    });
    const path = join(folder, fileOf(version, 'json'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify(version));
    await writeFile(path.replace(/json$/, 'data'), 'x');
  }

  it('holds less than 400 bytes of an object, whatever its metadata is', async () => {
    const before = collectGarbage();

    const objects = await BucketObjects.open(folder, () => undefined);

    const each = (collectGarbage() - before) / OBJECTS;
    expect(objects.index.keysAfter('', OBJECTS)).toHaveLength(OBJECTS);
    expect(each).toBeLessThan(400);
  });

  it('holds a bounded number of records that were read', async () => {
    const objects = await BucketObjects.open(folder, () => undefined);
    const before = collectGarbage();

    for (const [entry] of objects.index.from('')) {
      const record = entry && (await objects.read(entry));
      expect(record?.metadata.note).toHaveLength(METADATA);
    }

    const most = 1_000 * (METADATA + 2_000);
    expect(collectGarbage() - before).toBeLessThan(most);
  });
});

describe('sequence numbers', () => {
  it('increase if the clock stops or goes back, and after a restart', () => {
    let time = 1_000;
    const clock = { now: () => new Date(time) };
    const sequence = new Sequence(clock);
    const given = [sequence.next(), sequence.next()];
    time = 500;
    given.push(sequence.next());
    const restarted = new Sequence(clock);
    restarted.observe(given[2] ?? '');
    given.push(restarted.next());

    expect(given.toSorted()).toStrictEqual(given);
    expect(new Set(given).size).toBe(4);
  });
});
