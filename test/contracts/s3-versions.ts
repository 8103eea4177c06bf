import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

export function describeVersions(target: () => ContractTarget): void {
  describe('versions', () => {
    const context = withBucket(target);
    beforeAll(() => setVersioning('Enabled'));
    const setVersioning = (Status: 'Enabled' | 'Suspended') =>
      context().s3.send(
        new PutBucketVersioningCommand({
          Bucket: context().bucket,
          VersioningConfiguration: { Status },
        }),
      );
    const put = (Key: string, Body: string) =>
      context().s3.send(new PutObjectCommand({ Bucket: context().bucket, Key, Body }));
    const read = async (Key: string, VersionId?: string) => {
      const { s3, bucket } = context();
      const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
      return found.Body?.transformToString();
    };
    const versionsOf = (Prefix: string) =>
      context().s3.send(new ListObjectVersionsCommand({ Bucket: context().bucket, Prefix }));

    it('are kept once that is enabled', async () => {
      const { s3, bucket } = context();
      const first = await put('doc', 'one');
      const second = await put('doc', 'two');

      const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }));

      expect(Status).toBe('Enabled');
      expect(first.VersionId).not.toBe(second.VersionId);
      expect(await read('doc')).toBe('two');
      expect(await read('doc', first.VersionId)).toBe('one');
      const { Versions } = await versionsOf('doc');
      expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toStrictEqual([
        [second.VersionId, true],
        [first.VersionId, false],
      ]);
    });

    it('are hidden by a delete marker, and back when it is removed', async () => {
      const { s3, bucket } = context();
      await put('marked', 'here');

      const removed = await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'marked' }));
      const hidden = await errorOf(read('marked'));
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'marked' }));
      await s3.send(
        new DeleteObjectCommand({ Bucket: bucket, Key: 'marked', VersionId: removed.VersionId }),
      );

      expect(removed.DeleteMarker).toBe(true);
      expect(hidden).toStrictEqual({ name: 'NoSuchKey', status: 404 });
      expect(listed.KeyCount).toBe(0);
      expect(await read('marked')).toBe('here');
    });

    it('are removed one by one', async () => {
      const { s3, bucket } = context();
      const first = await put('one-by-one', '1');
      const second = await put('one-by-one', '2');

      const { VersionId } = second;
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'one-by-one', VersionId }));

      expect(await read('one-by-one')).toBe('1');
      expect(await errorOf(read('one-by-one', VersionId))).toStrictEqual({
        name: 'NoSuchVersion',
        status: 404,
      });
      expect((await versionsOf('one-by-one')).Versions?.[0]?.VersionId).toBe(first.VersionId);
    });

    it('give way to one null version while they are suspended', async () => {
      await put('paused', 'kept');
      await setVersioning('Suspended');
      await put('paused', 'null 1');
      await put('paused', 'null 2');

      const { Versions } = await versionsOf('paused');
      await setVersioning('Enabled');

      expect(Versions).toHaveLength(2);
      expect(Versions?.[0]?.VersionId).toBe('null');
      expect(await read('paused')).toBe('null 2');
    });
  });
}
