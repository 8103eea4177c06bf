import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { objectCalls, withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

export function describeCopies(target: () => ContractTarget): void {
  describe('copies of objects', () => {
    const context = withBucket(target);
    const { put, get, head } = objectCalls(context);

    it('are copied with their headers, or with new ones', async () => {
      const { s3, bucket } = context();
      const Metadata = { a: '1' };
      await put('from here/ü.txt', 'copy me', { ContentType: 'text/plain', Metadata });
      const CopySource = `${bucket}/${encodeURIComponent('from here/ü.txt')}`;

      await s3.send(new CopyObjectCommand({ Bucket: bucket, Key: 'same', CopySource }));
      await s3.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: 'new',
          CopySource,
          MetadataDirective: 'REPLACE',
          ContentType: 'text/html',
        }),
      );

      const same = await get('same');
      expect(await same.Body?.transformToString()).toBe('copy me');
      expect(same).toMatchObject({ ContentType: 'text/plain', Metadata });
      expect(await head('new')).toMatchObject({ ContentType: 'text/html', Metadata: {} });
    });

    it('are copied only if the source matches', async () => {
      const { s3, bucket } = context();
      await put('src', 'x');

      const copy = new CopyObjectCommand({
        Bucket: bucket,
        Key: 'dst',
        CopySource: `${bucket}/src`,
        CopySourceIfMatch: '"0"',
      });

      expect(await errorOf(s3.send(copy))).toStrictEqual({
        name: 'PreconditionFailed',
        status: 412,
      });
    });
  });
}
