import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Buckets } from '../../../../../services/emulator/aws/s3/buckets.ts';
import { Uploads } from '../../../../../services/emulator/aws/s3/uploads.ts';

/** The files that this process has open, on Linux and macOS. */
const OPEN_FILES = '/dev/fd';

describe('an upload of 10,000 parts', () => {
  const PARTS = 10_000;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.skipIf(!existsSync(OPEN_FILES))('is read a few files at a time, in turns', async () => {
    const buckets = await Buckets.open(folder, () => undefined);
    const uploads = new Uploads(buckets);
    const upload = await uploads.create('b-1', {
      key: 'large',
      initiated: '2026-01-01T00:00:00.000Z',
      attributes: { headers: {}, metadata: {}, tags: {} },
      checksumType: 'FULL_OBJECT',
    });
    for (let number = 1; number <= PARTS; number += 1) {
      const name = `part-${String(number).padStart(5, '0')}.json`;
      const part = { number, size: 1, etag: 'e', lastModified: '', checksums: {}, file: 'f' };
      await writeFile(join(buckets.uploads('b-1'), upload.uploadId, name), JSON.stringify(part));
    }
    let most = 0;
    let isRead = false;
    const look = () => {
      most = Math.max(most, readdirSync(OPEN_FILES).length);
      if (!isRead) setImmediate(look);
    };

    look();
    const parts = await uploads.parts('b-1', upload);
    isRead = true;

    expect(parts.map(({ number }) => number)).toStrictEqual(
      Array.from({ length: PARTS }, (_, index) => index + 1),
    );
    expect(most).toBeLessThan(500);
  });
});
