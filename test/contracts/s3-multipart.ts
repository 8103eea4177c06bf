import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

const fiveMegabytes = 5 * 1024 * 1024;

export function describeMultipart(target: () => ContractTarget): void {
  describe('uploads in parts', () => {
    const context = withBucket(target);
    const start = async (Key: string, more: object = {}) => {
      const { s3, bucket } = context();
      const begun = await s3.send(
        new CreateMultipartUploadCommand({ Bucket: bucket, Key, ...more }),
      );
      return { Bucket: bucket, Key, UploadId: begun.UploadId };
    };

    it('become one object with its headers', async () => {
      const { s3 } = context();
      const upload = await start('video.mp4', {
        ContentType: 'video/mp4',
        Metadata: { a: 'b' },
        ChecksumAlgorithm: 'CRC32',
      });
      const bodies = [Buffer.alloc(fiveMegabytes, 1), Buffer.from('the end')];
      const Parts = [];
      for (const [index, Body] of bodies.entries()) {
        const PartNumber = index + 1;
        const part = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
        Parts.push({ PartNumber, ETag: part.ETag, ChecksumCRC32: part.ChecksumCRC32 });
      }

      const listed = await s3.send(new ListPartsCommand(upload));
      const done = await s3.send(
        new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
      );

      const digests = bodies.map((body) => createHash('md5').update(body).digest());
      const etag = createHash('md5').update(Buffer.concat(digests)).digest('hex');
      expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toStrictEqual([
        [1, fiveMegabytes],
        [2, 7],
      ]);
      expect(done.ETag).toBe(`"${etag}-2"`);
      const { Bucket, Key } = upload;
      const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
      expect(head).toMatchObject({
        ContentLength: fiveMegabytes + 7,
        ContentType: 'video/mp4',
        Metadata: { a: 'b' },
      });
      const tail = await s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=-7' }));
      expect(await tail.Body?.transformToString()).toBe('the end');
    });

    it('are listed until they are aborted', async () => {
      const { s3 } = context();
      const upload = await start('unfinished');
      const { Bucket } = upload;

      const before = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
      await s3.send(new AbortMultipartUploadCommand(upload));
      const after = await s3.send(new ListMultipartUploadsCommand({ Bucket }));

      expect(before.Uploads?.map(({ UploadId }) => UploadId)).toContain(upload.UploadId);
      expect(after.Uploads?.map(({ UploadId }) => UploadId) ?? []).not.toContain(upload.UploadId);
      const part = new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'x' });
      expect(await errorOf(s3.send(part))).toStrictEqual({ name: 'NoSuchUpload', status: 404 });
    });

    it('are refused with a part that was never uploaded', async () => {
      const { s3 } = context();
      const upload = await start('incomplete');
      await s3.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'x' }));

      const Parts = [{ PartNumber: 2, ETag: '"0123"' }];
      const complete = new CompleteMultipartUploadCommand({
        ...upload,
        MultipartUpload: { Parts },
      });

      expect(await errorOf(s3.send(complete))).toStrictEqual({ name: 'InvalidPart', status: 400 });
    });

    it('are refused with a checksum of a part that was not announced at their start', async () => {
      const { s3 } = context();
      const upload = await start('surprise');
      const { ETag, ChecksumCRC32 } = await s3.send(
        new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'x', ChecksumAlgorithm: 'CRC32' }),
      );

      const complete = new CompleteMultipartUploadCommand({
        ...upload,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] },
      });

      expect(await errorOf(s3.send(complete))).toStrictEqual({ name: 'InvalidPart', status: 400 });
    });

    it('are refused with a small part before the last', async () => {
      const { s3 } = context();
      const upload = await start('small');
      const Parts = [];
      for (const PartNumber of [1, 2]) {
        const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body: 'x' }));
        Parts.push({ PartNumber, ETag });
      }

      const complete = new CompleteMultipartUploadCommand({
        ...upload,
        MultipartUpload: { Parts },
      });

      expect(await errorOf(s3.send(complete))).toStrictEqual({
        name: 'EntityTooSmall',
        status: 400,
      });
    });

    it('are refused with parts out of order', async () => {
      const { s3 } = context();
      const upload = await start('order');

      const Parts = [2, 1].map((PartNumber) => ({ PartNumber, ETag: '"0"' }));
      const complete = new CompleteMultipartUploadCommand({
        ...upload,
        MultipartUpload: { Parts },
      });

      expect(await errorOf(s3.send(complete))).toStrictEqual({
        name: 'InvalidPartOrder',
        status: 400,
      });
    });

    it('take parts from other objects', async () => {
      const { s3, bucket } = context();
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'source', Body: '0123456789' }));
      const upload = await start('joined');

      const { CopyPartResult } = await s3.send(
        new UploadPartCopyCommand({
          ...upload,
          PartNumber: 1,
          CopySource: `${bucket}/source`,
          CopySourceRange: 'bytes=3-5',
        }),
      );
      const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag }];
      await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));

      const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'joined' }));
      expect(await found.Body?.transformToString()).toBe('345');
    });
  });
}
