import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { silentLog } from '../../../../../services/base/log.ts';
import { openS3, type S3 } from '../../../../../services/emulator/aws/s3/service.ts';
import { DAMAGE_NAMES, DAMAGES } from '../../../../support/damage.ts';
import { INTERNAL_CALL } from '../../../../support/internal-call.ts';

let dataDir: string;
let damage: DamageReport;
let s3: S3;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 's3-'));
  await open();
  await run('CreateBucket', CREATE);
  for (const Key of ['a', 'b', 'c']) await put(Key);
});
afterEach(async () => {
  await s3.close();
  await rm(dataDir, { recursive: true, force: true });
});

const CREATE = {
  Bucket: 'bucket',
  CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' },
};
const run = (operation: string, input: object) =>
  s3.service.operations[operation]?.(
    { Bucket: 'bucket', ...input } as never,
    INTERNAL_CALL as never,
  ) as Promise<Record<string, unknown>>;
const put = (Key: string, more: object = {}) =>
  run('PutObject', { Key, Body: `of ${Key}`, ...more });

async function open(): Promise<void> {
  damage = new DamageReport();
  const dispatcher = { run: () => Promise.reject(new Error('there are no queues')) };
  s3 = await openS3({ dataDir, dispatcher, log: silentLog, damage });
  await s3.resume();
}

async function read(Key: string): Promise<string> {
  const { Body } = await run('GetObject', { Key });
  return Buffer.from(Body as Uint8Array).toString();
}

async function listed(): Promise<unknown[]> {
  const { Contents = [] } = await run('ListObjectsV2', {});
  return (Contents as { readonly Key: string }[]).map(({ Key }) => Key);
}

/** Finds a file of an object; closes the service first. */
async function fileOf(key: string, extension: 'json' | 'data'): Promise<string> {
  await s3.close();
  const folder = join(dataDir, 's3', 'buckets', 'bucket', 'objects');
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.json')) continue;
    const path = join(folder, name);
    if (JSON.parse(await readFile(path, 'utf8')).key === key) {
      return path.replace(/json$/, extension);
    }
  }
  throw new Error('there is no such object');
}

const CASES = DAMAGE_NAMES.flatMap((name) =>
  (['json', 'data'] as const).map((extension) => ({ name, extension })),
);

describe('damage of an object', () => {
  it.each(CASES.filter(({ name, extension }) => name !== 'zero-filled' || extension === 'json'))(
    'whose $extension file is $name costs that object, and is reported at the start',
    async ({ name, extension }) => {
      const path = await fileOf('b', extension);
      await DAMAGES[name](path);
      await open();

      expect(damage.entries()).toMatchObject([
        { path, cost: expect.stringContaining('One object') },
      ]);
      expect(await listed()).toStrictEqual(['a', 'c']);
      expect([await read('a'), await read('c')]).toStrictEqual(['of a', 'of c']);
      for (const operation of ['GetObject', 'HeadObject']) {
        await expect(run(operation, { Key: 'b' })).rejects.toMatchObject({
          code: 'InternalError',
          status: 500,
        });
      }
      await expect(run('DeleteBucket', {})).rejects.toMatchObject({ code: 'BucketNotEmpty' });
    },
  );

  it.each(CASES)('whose $extension file is $name ends with a new upload', async (one) => {
    await DAMAGES[one.name](await fileOf('b', one.extension));
    await open();
    await run('GetObject', { Key: 'b' }).catch(() => undefined);

    await put('b', { IfNoneMatch: '*' });

    expect(await read('b')).toBe('of b');
    expect(await listed()).toStrictEqual(['a', 'b', 'c']);
    await s3.close();
    await open();
    expect([await read('b'), await listed()]).toStrictEqual(['of b', ['a', 'b', 'c']]);
  });

  it.each(CASES)('whose $extension file is $name ends with its deletion', async (one) => {
    await DAMAGES[one.name](await fileOf('b', one.extension));
    await open();
    await run('GetObject', { Key: 'b' }).catch(() => undefined);

    await run('DeleteObject', { Key: 'b' });
    await s3.close();
    await open();

    await expect(run('GetObject', { Key: 'b' })).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect(damage.entries()).toStrictEqual([]);
    const files = await readdir(join(dataDir, 's3', 'buckets', 'bucket', 'objects'), {
      recursive: true,
    });
    expect(files.filter((name) => /\.(json|data)/.test(name))).toHaveLength(4);
  });

  describe('larger than is read at once, with other bytes of the same length,', () => {
    const LARGE = 3 * 1024 * 1024 + 7;
    const PART = 5 * 1024 * 1024;
    const collect = async (Key: string) => {
      const { Body } = await run('GetObject', { Key });
      const pieces: Buffer[] = [];
      for await (const piece of Body as AsyncIterable<Buffer>) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    /** Uploads an object in two parts. */
    const putParts = async (Key: string) => {
      const { UploadId } = await run('CreateMultipartUpload', { Key });
      const Parts = [];
      for (const [index, size] of [PART, 9].entries()) {
        const PartNumber = index + 1;
        const Body = Buffer.alloc(size, PartNumber);
        const { ETag } = await run('UploadPart', { Key, UploadId, PartNumber, Body });
        Parts.push({ PartNumber, ETag });
      }
      await run('CompleteMultipartUpload', { Key, UploadId, MultipartUpload: { Parts } });
    };
    const UPLOADS: readonly (readonly [string, (key: string) => Promise<unknown>, number])[] = [
      ['at once', (Key) => put(Key, { Body: Buffer.alloc(LARGE, 1) }), LARGE],
      ['in parts', putParts, PART + 9],
    ];

    it.each(UPLOADS)('breaks off when it is read, and is reported: %s', async (_how, up, size) => {
      await up('b');
      expect(await collect('b')).toHaveLength(size);
      const path = await fileOf('b', 'data');
      const bytes = await readFile(path);
      bytes[bytes.length >> 1] = 255;
      await writeFile(path, bytes);
      await open();

      await expect(collect('b')).rejects.toMatchObject({ code: 'InternalError' });
      expect(damage.entries()).toMatchObject([
        { path, problem: 'does not hold the bytes that were written' },
      ]);
    });

    it.each(UPLOADS)('is not copied: %s', async (_how, up) => {
      await up('b');
      const path = await fileOf('b', 'data');
      await DAMAGES['zero-filled'](path);
      await open();

      const copying = run('CopyObject', { Key: 'd', CopySource: 'bucket/b' });
      await expect(copying).rejects.toMatchObject({ code: 'InternalError' });
      expect(await listed()).toStrictEqual(['a', 'c']);
    });
  });

  it('whose bytes are others of the same length is found when it is read', async () => {
    const path = await fileOf('b', 'data');
    await DAMAGES['zero-filled'](path);
    await open();

    await expect(run('GetObject', { Key: 'b' })).rejects.toMatchObject({ code: 'InternalError' });
    expect(damage.entries()).toMatchObject([
      { path, problem: 'does not hold the bytes that were written' },
    ]);
    expect(await listed()).toStrictEqual(['a', 'c']);
  });

  it.each(DAMAGE_NAMES)(
    'whose json file is %s while the product runs costs it alone',
    async (name) => {
      const path = await fileOf('b', 'json');
      await open();
      await DAMAGES[name](path);

      for (const operation of ['HeadObject', 'GetObject', 'GetObjectTagging']) {
        await expect(run(operation, { Key: 'b' })).rejects.toMatchObject({ code: 'InternalError' });
      }
      expect(damage.entries()).toMatchObject([
        { path, cost: expect.stringContaining('One object') },
      ]);
      expect([await read('a'), await listed()]).toStrictEqual(['of a', ['a', 'c']]);
      await put('b');
      expect([await read('b'), await listed()]).toStrictEqual(['of b', ['a', 'b', 'c']]);
    },
  );

  it('ends when a person puts the file back', async () => {
    const path = await fileOf('b', 'json');
    const whole = await readFile(path);
    await DAMAGES.torn(path);
    await open();
    await s3.close();
    const [aside = ''] = (await readdir(join(path, '..'))).filter((name) =>
      name.includes('.damaged'),
    );
    await writeFile(join(path, '..', aside), whole);
    await rename(join(path, '..', aside), path);
    await open();

    expect([damage.entries(), await read('b')]).toStrictEqual([[], 'of b']);
  });
});

describe('what a crash leaves', () => {
  it('of a write after its metadata is finished', async () => {
    const path = await fileOf('b', 'data');
    await rename(path, `${path}.new`);
    await open();

    expect([damage.entries(), await read('b')]).toStrictEqual([[], 'of b']);
  });

  it('of a write before its metadata is removed', async () => {
    const path = await fileOf('b', 'data');
    const never = path.replace(/\.[^.]+\.data$/, '.FFFFFFFFFFFF000000.data.new');
    await writeFile(never, 'never acknowledged');
    await open();

    expect([damage.entries(), await read('b')]).toStrictEqual([[], 'of b']);
    expect(await readdir(join(path, '..'))).toHaveLength(2);
  });

  it('of a removal is there again, or gone', async () => {
    const path = await fileOf('b', 'data');
    await rename(path, `${path}.old`);
    await open();
    expect(await read('b')).toBe('of b');
    await s3.close();
    await rename(path, `${path}.old`);
    await rm(path.replace(/data$/, 'json'));
    await open();

    expect([damage.entries(), await listed()]).toStrictEqual([[], ['a', 'c']]);
  });
});

describe('damage of a bucket', () => {
  it.each(DAMAGE_NAMES)('whose settings are %s is reported; its objects stay', async (name) => {
    await s3.close();
    const path = join(dataDir, 's3', 'buckets', 'bucket', 'bucket.json');
    await DAMAGES[name](path);
    await open();

    expect(damage.entries()).toMatchObject([{ path }]);
    await expect(listed()).rejects.toMatchObject({ code: 'NoSuchBucket' });
    await run('CreateBucket', CREATE);
    expect([await listed(), await read('a')]).toStrictEqual([['a', 'b', 'c'], 'of a']);
  });

  it.each(DAMAGE_NAMES)('of which an upload in parts is %s costs that upload', async (name) => {
    const { UploadId } = await run('CreateMultipartUpload', { Key: 'big' });
    await run('CreateMultipartUpload', { Key: 'other' });
    await s3.close();
    const folder = join(dataDir, 's3', 'buckets', 'bucket', 'uploads', String(UploadId));
    await DAMAGES[name](join(folder, 'upload.json'));
    await open();

    const { Uploads } = await run('ListMultipartUploads', {});
    expect(Uploads).toMatchObject([{ Key: 'other' }]);
    expect(damage.entries()).toHaveLength(name === 'deleted' ? 0 : 1);
    expect(await listed()).toStrictEqual(['a', 'b', 'c']);
  });
});
