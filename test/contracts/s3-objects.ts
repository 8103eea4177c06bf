import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type ChecksumAlgorithm,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectTaggingCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { objectCalls, withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

export function describeObjects(target: () => ContractTarget): void {
  describe('objects', () => {
    const context = withBucket(target);
    const { put, get, head } = objectCalls(context);

    it('come back as they were put, with an MD5 as ETag', async () => {
      const { ETag } = await put('hello.txt', 'hello');

      const found = await get('hello.txt');

      expect(await found.Body?.transformToString()).toBe('hello');
      expect(ETag).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
      expect(found.ETag).toBe(ETag);
      expect(found.ContentLength).toBe(5);
      expect(found.ContentType).toBe('application/octet-stream');
    });

    it('may be empty', async () => {
      await put('empty', '');

      const found = await get('empty');

      expect(found.ContentLength).toBe(0);
      expect(await found.Body?.transformToString()).toBe('');
    });

    it.each(['a b+c.html', 'ünïcode/日本語 🎓.txt', 'a//b/../c', '100%25 & <more>', "it's (1)*!~"])(
      'may have the key %s',
      async (key) => {
        await put(key, key);

        const found = await get(key);

        expect(await found.Body?.transformToString()).toBe(key);
      },
    );

    it('keep headers and metadata', async () => {
      const headers = {
        ContentType: 'text/html; charset=utf-8',
        CacheControl: 'max-age=60',
        ContentDisposition: 'inline; filename="page.html"',
        ContentEncoding: 'identity',
        ContentLanguage: 'en-CA',
        Metadata: { title: 'Reset a password', docid: 'd1' },
      };
      await put('page.html', '<p>', headers);

      expect(await head('page.html')).toMatchObject(headers);
    });

    it('are refused with a key of more than 1,024 bytes', async () => {
      const error = await errorOf(put('é'.repeat(513), 'x'));

      expect(error).toStrictEqual({ name: 'KeyTooLongError', status: 400 });
    });

    it('are refused with more than 2 KB of metadata', async () => {
      const error = await errorOf(put('k', 'x', { Metadata: { a: 'b'.repeat(2048) } }));

      expect(error).toStrictEqual({ name: 'MetadataTooLarge', status: 400 });
    });

    it('that do not exist are 404', async () => {
      expect(await errorOf(get('missing'))).toStrictEqual({ name: 'NoSuchKey', status: 404 });
      expect(await errorOf(head('missing'))).toStrictEqual({ name: 'NotFound', status: 404 });
    });

    it.each<ChecksumAlgorithm>(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'])(
      'keep and return a %s checksum',
      async (ChecksumAlgorithm) => {
        const given = await put(`sum-${ChecksumAlgorithm}`, 'abc', { ChecksumAlgorithm });

        const found = await head(`sum-${ChecksumAlgorithm}`, { ChecksumMode: 'ENABLED' });

        const member = `Checksum${ChecksumAlgorithm}` as 'ChecksumCRC32';
        expect(given[member]).toMatch(/^[A-Za-z0-9+/]{6,}=*$/);
        expect(found[member]).toBe(given[member]);
        expect(found.ChecksumType).toBe('FULL_OBJECT');
      },
    );

    it('are refused with a wrong checksum', async () => {
      const error = await errorOf(put('bad', 'abc', { ChecksumCRC32: 'AAAAAA==' }));

      expect(error.status).toBe(400);
      expect(await errorOf(get('bad'))).toStrictEqual({ name: 'NoSuchKey', status: 404 });
    });

    it('are refused with a wrong Content-MD5', async () => {
      const ContentMD5 = createHash('md5').update('other').digest('base64');

      const error = await errorOf(put('bad', 'abc', { ContentMD5 }));

      expect(error).toStrictEqual({ name: 'BadDigest', status: 400 });
    });

    it.each([
      { Range: 'bytes=2-4', text: '234', ContentRange: 'bytes 2-4/10' },
      { Range: 'bytes=7-', text: '789', ContentRange: 'bytes 7-9/10' },
      { Range: 'bytes=-2', text: '89', ContentRange: 'bytes 8-9/10' },
      { Range: 'bytes=8-99', text: '89', ContentRange: 'bytes 8-9/10' },
    ])('are read in part: $Range', async ({ Range, text, ContentRange }) => {
      await put('digits', '0123456789');

      const found = await get('digits', { Range });

      expect(found.$metadata.httpStatusCode).toBe(206);
      expect(found.ContentRange).toBe(ContentRange);
      expect(await found.Body?.transformToString()).toBe(text);
    });

    it('have no part beyond their end', async () => {
      await put('digits', '0123456789');

      const error = await errorOf(get('digits', { Range: 'bytes=10-' }));

      expect(error).toStrictEqual({ name: 'InvalidRange', status: 416 });
    });

    it('are taken as a stream, of known length or in signed pieces', async () => {
      const bytes = Buffer.alloc(300_000, 'stream ');
      const stream = () => Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);

      await put('stream', stream(), { ContentLength: bytes.length, ContentType: 'video/mp4' });
      const found = await get('stream');

      expect(found).toMatchObject({ ContentLength: bytes.length, ContentType: 'video/mp4' });
      expect(Buffer.from((await found.Body?.transformToByteArray()) ?? [])).toStrictEqual(bytes);
    });

    it('are answered with the headers that the request asks for', async () => {
      await put('plain', 'x');

      const found = await get('plain', {
        ResponseContentType: 'text/csv',
        ResponseContentDisposition: 'attachment; filename="a.csv"',
        ResponseCacheControl: 'no-store',
      });

      expect(found.ContentType).toBe('text/csv');
      expect(found.ContentDisposition).toBe('attachment; filename="a.csv"');
      expect(found.CacheControl).toBe('no-store');
    });

    it('are removed, also when they are not there', async () => {
      const { s3, bucket } = context();
      await put('gone', 'x');

      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'gone' }));
      const again = await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'gone' }));

      expect(again.$metadata.httpStatusCode).toBe(204);
      expect((await errorOf(get('gone'))).status).toBe(404);
    });

    it('are removed many at once', async () => {
      const { s3, bucket } = context();
      const keys = ['many/1', 'many/2 & 3', 'many/4'];
      for (const key of keys) await put(key, 'x');

      const { Deleted, Errors } = await s3.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: keys.map((Key) => ({ Key })) },
        }),
      );

      expect(Deleted?.map(({ Key }) => Key)).toStrictEqual(keys);
      expect(Errors).toBeUndefined();
      for (const key of keys) expect((await errorOf(head(key))).status).toBe(404);
    });

    it('keep tags beside their bytes', async () => {
      const { s3, bucket } = context();
      await put('tagged', 'bytes', { Tagging: 'a=1&b=two%20words' });

      const before = await s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: 'tagged' }));
      await s3.send(
        new PutObjectTaggingCommand({
          Bucket: bucket,
          Key: 'tagged',
          Tagging: { TagSet: [{ Key: 'c', Value: '3' }] },
        }),
      );
      const after = await s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: 'tagged' }));

      expect(before.TagSet).toStrictEqual([
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: 'two words' },
      ]);
      expect(after.TagSet).toStrictEqual([{ Key: 'c', Value: '3' }]);
      expect(await (await get('tagged')).Body?.transformToString()).toBe('bytes');
    });
  });
}
