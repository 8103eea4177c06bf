import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, it } from 'vitest';
import { withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

const Key = 'a b/ü.txt';

export function describePresignedUrls(target: () => ContractTarget): void {
  describe('a presigned URL', () => {
    const context = withBucket(target);
    beforeAll(async () => {
      const { s3, bucket: Bucket } = context();
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789' }));
    });
    const presignGet = (more: object = {}, expiresIn = 60) =>
      getSignedUrl(context().s3, new GetObjectCommand({ Bucket: context().bucket, Key, ...more }), {
        expiresIn,
      });

    it('reads an object, whole or in part', async () => {
      const url = await presignGet();

      const whole = await fetch(url);
      const part = await fetch(url, { headers: { range: 'bytes=2-3' } });

      expect([whole.status, await whole.text()]).toStrictEqual([200, '0123456789']);
      expect([part.status, await part.text()]).toStrictEqual([206, '23']);
      expect(part.headers.get('content-range')).toBe('bytes 2-3/10');
      expect(whole.headers.get('accept-ranges')).toBe('bytes');
    });

    it('may say what the answer calls itself', async () => {
      const url = await presignGet({ ResponseContentDisposition: 'attachment; filename="x.txt"' });

      const { headers } = await fetch(url);

      expect(headers.get('content-disposition')).toBe('attachment; filename="x.txt"');
    });

    it('writes an object', async () => {
      const { s3, bucket } = context();
      const uploaded = { Bucket: bucket, Key: 'uploaded.bin' };
      const url = await getSignedUrl(s3, new PutObjectCommand(uploaded), { expiresIn: 60 });

      const answer = await fetch(url, { method: 'PUT', body: 'from a browser' });

      const found = await s3.send(new GetObjectCommand(uploaded));
      expect(answer.status).toBe(200);
      expect(await found.Body?.transformToString()).toBe('from a browser');
    });

    it.each([
      ['another key', (url: string) => url.replace('.txt', '.txu')],
      ['another signature', (url: string) => url.replace(/Signature=./, 'Signature=g')],
      ['a longer life', (url: string) => url.replace('Expires=60', 'Expires=600')],
      ['another question', (url: string) => `${url}&response-content-type=text%2Fhtml`],
    ])('is refused with %s', async (_what, tamper) => {
      const answer = await fetch(tamper(await presignGet()));

      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
    });

    it('is refused for another method', async () => {
      const answer = await fetch(await presignGet(), { method: 'DELETE' });

      expect(answer.status).toBe(403);
    });

    it('is refused once it has expired', async () => {
      const signingDate = new Date(Date.now() - 120_000);
      const { s3, bucket } = context();
      const get = new GetObjectCommand({ Bucket: bucket, Key });
      const url = await getSignedUrl(s3, get, { expiresIn: 60, signingDate });

      const answer = await fetch(url);

      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('Request has expired');
    });

    it('is needed: nothing is public', async () => {
      const answer = await fetch(`${target().endpoint}/${context().bucket}/a%20b/%C3%BC.txt`);

      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
    });
  });
}
