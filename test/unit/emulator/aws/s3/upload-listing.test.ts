import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../../../services/emulator/aws/s3/key-order.ts';
import { firstUploads } from '../../../../../services/emulator/aws/s3/upload-listing.ts';

const many = Array.from({ length: 5000 }, (_, at) => ({
  key: `key-${(at * 7919) % 100}`,
  initiated: new Date((at * 104_729) % 1_000_003).toISOString(),
  uploadId: String((at * 7919) % 5000).padStart(4, '0'),
}));
const sorted = many.toSorted(
  (a, b) =>
    compareKeys(a.key, b.key) ||
    Date.parse(a.initiated) - Date.parse(b.initiated) ||
    Number(a.uploadId) - Number(b.uploadId),
);

function list(key: string, uploadId: string | undefined, count: number) {
  const steps = firstUploads(many, { key, uploadId }, count);
  for (let yields = 0; ; yields += 1) {
    const { done, value } = steps.next();
    if (done) return { uploads: value, yields };
  }
}

describe('the uploads in progress', () => {
  it('are listed by key and start, in steps', () => {
    const { uploads, yields } = list('', undefined, 1001);

    expect(uploads).toStrictEqual(sorted.slice(0, 1001));
    expect(yields).toBe(4);
  });

  it('are listed after a marked one', () => {
    const { key = '', uploadId } = sorted[2499] ?? {};

    expect(list(key, uploadId, 10).uploads).toStrictEqual(sorted.slice(2500, 2510));
  });

  it('are listed after all of a key, if the marked one is not of that key', () => {
    const uploads = sorted.filter(({ key }) => compareKeys(key, 'key-5') > 0).slice(0, 10);

    expect(list('key-5', undefined, 10).uploads).toStrictEqual(uploads);
    expect(list('key-5', 'none', 10).uploads).toStrictEqual(uploads);
    expect(list('key-99', undefined, 10).uploads).toStrictEqual([]);
  });
});
