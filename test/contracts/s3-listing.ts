import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

const keys = [
  'a.txt',
  'b/1.txt',
  'b/2.txt',
  'b/c/3.txt',
  'd e+f.txt',
  'z/1',
  'é.txt',
  '\uffee.txt',
  '🎓.txt',
];

export function describeListing(target: () => ContractTarget): void {
  describe('listing', () => {
    const context = withBucket(target);
    beforeAll(async () => {
      const { s3, bucket } = context();
      for (const Key of keys) {
        await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'x' }));
      }
    });
    const list = (input: Partial<ListObjectsV2CommandInput> = {}) =>
      context().s3.send(new ListObjectsV2Command({ Bucket: context().bucket, ...input }));
    const names = (page: Awaited<ReturnType<typeof list>>) =>
      page.Contents?.map(({ Key }) => Key) ?? [];
    const prefixes = (page: Awaited<ReturnType<typeof list>>) =>
      page.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [];

    it('is in the order of UTF-8 bytes', async () => {
      const page = await list();

      expect(names(page)).toStrictEqual(keys);
      expect(page).toMatchObject({ KeyCount: keys.length, IsTruncated: false, MaxKeys: 1000 });
      expect(page.Contents?.[0]).toMatchObject({ Size: 1, StorageClass: 'STANDARD' });
    });

    it('is narrowed by a prefix', async () => {
      expect(names(await list({ Prefix: 'b/' }))).toStrictEqual([
        'b/1.txt',
        'b/2.txt',
        'b/c/3.txt',
      ]);
      expect(names(await list({ Prefix: 'nothing' }))).toStrictEqual([]);
    });

    it('rolls up what a delimiter hides', async () => {
      const top = await list({ Delimiter: '/' });
      const inner = await list({ Delimiter: '/', Prefix: 'b/' });

      expect(prefixes(top)).toStrictEqual(['b/', 'z/']);
      expect(names(top)).not.toContain('b/1.txt');
      expect(names(inner)).toStrictEqual(['b/1.txt', 'b/2.txt']);
      expect(prefixes(inner)).toStrictEqual(['b/c/']);
    });

    it('starts after a key', async () => {
      expect(names(await list({ StartAfter: 'd e+f.txt' }))[0]).toBe('z/1');
    });

    it.each([1, 2, 4])('gives every entry once in pages of %i', async (MaxKeys) => {
      const { s3, bucket } = context();
      const seen: (string | undefined)[] = [];

      const input = { Bucket: bucket, MaxKeys, Delimiter: '/' };
      for await (const page of paginateListObjectsV2({ client: s3 }, input)) {
        seen.push(...names(page), ...prefixes(page));
        expect(page.KeyCount).toBeLessThanOrEqual(MaxKeys);
      }

      const expected = ['a.txt', 'b/', 'd e+f.txt', 'z/', 'é.txt', '\uffee.txt', '🎓.txt'];
      expect(seen.toSorted()).toStrictEqual(expected.toSorted());
    });

    it('gives every entry below a prefix once in pages', async () => {
      const { s3, bucket } = context();
      const pages: (string | undefined)[][] = [];

      const input = { Bucket: bucket, MaxKeys: 2, Prefix: 'b/' };
      for await (const page of paginateListObjectsV2({ client: s3 }, input)) {
        pages.push(names(page));
      }

      expect(pages).toStrictEqual([['b/1.txt', 'b/2.txt'], ['b/c/3.txt']]);
    });

    it('encodes names where that is asked for', async () => {
      const page = await list({ EncodingType: 'url', Prefix: 'd' });

      expect(names(page)).toStrictEqual(['d+e%2Bf.txt']);
    });

    it('goes on from a marker in its older form', async () => {
      const { s3, bucket } = context();

      const first = await s3.send(
        new ListObjectsCommand({ Bucket: bucket, MaxKeys: 2, Delimiter: '/' }),
      );
      const second = await s3.send(
        new ListObjectsCommand({ Bucket: bucket, Delimiter: '/', Marker: first.NextMarker }),
      );

      expect(first.IsTruncated).toBe(true);
      expect(first.CommonPrefixes).toStrictEqual([{ Prefix: 'b/' }]);
      expect(second.Contents?.[0]?.Key).toBe('d e+f.txt');
    });
  });
}
