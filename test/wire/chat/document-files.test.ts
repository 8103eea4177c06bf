import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3DocumentFiles } from '../../../services/bot/functions/chat/documents/s3-document-files.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const Bucket = 'documents';
const PAGE = '<script>alert(document.domain)</script>';
let server: StorageServer;
let s3: S3Client;

beforeAll(async () => {
  server = await startStorageServer();
  const { endpoint, region, credentials } = server;
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' },
    }),
  );
});
afterAll(() => server.close());

/** Uploads a page under a name, as a page or as something else, and opens its link. */
async function opened(
  name: string,
  settings: { ContentType?: string; ContentDisposition?: string },
) {
  const Key = `documents/${name}`;
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: PAGE, ...settings }));
  const response = await fetch(await new S3DocumentFiles(s3, s3, Bucket).link(Key));
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(PAGE);
  return [response.headers.get('content-type'), response.headers.get('content-disposition')];
}

describe('the link to a file of a document', () => {
  it.each([
    ['a.pdf', 'application/pdf', 'inline'],
    ['A.PDF', 'application/pdf', 'inline'],
    ['page.html.pdf', 'application/pdf', 'inline'],
    ['a.png', 'image/png', 'inline'],
    ['a.JPeG', 'image/jpeg', 'inline'],
    ['a.gif', 'image/gif', 'inline'],
    ['a.webp', 'image/webp', 'inline'],
    ['a.avif', 'image/avif', 'inline'],
    ['a.mp4', 'video/mp4', 'inline'],
    ['a.webm', 'video/webm', 'inline'],
    ['a.svg', 'image/svg+xml', 'attachment'],
    ['a.SVG', 'image/svg+xml', 'attachment'],
    ['a.png.svg', 'image/svg+xml', 'attachment'],
    ['a.txt', 'text/plain; charset=utf-8', 'attachment'],
    ['a.html', 'application/octet-stream', 'attachment'],
    ['a.pdf.html', 'application/octet-stream', 'attachment'],
    ['a.htm', 'application/octet-stream', 'attachment'],
    ['a.xhtml', 'application/octet-stream', 'attachment'],
    ['a.xht', 'application/octet-stream', 'attachment'],
    ['a.shtml', 'application/octet-stream', 'attachment'],
    ['a.mhtml', 'application/octet-stream', 'attachment'],
    ['a.xml', 'application/octet-stream', 'attachment'],
    ['a.xsl', 'application/octet-stream', 'attachment'],
    ['a.svgz', 'application/octet-stream', 'attachment'],
    ['a.js', 'application/octet-stream', 'attachment'],
    ['a.mjs', 'application/octet-stream', 'attachment'],
    ['a.css', 'application/octet-stream', 'attachment'],
    ['a.swf', 'application/octet-stream', 'attachment'],
    ['a.unknown', 'application/octet-stream', 'attachment'],
    ['a', 'application/octet-stream', 'attachment'],
    ['a.', 'application/octet-stream', 'attachment'],
    ['.pdf', 'application/octet-stream', 'attachment'],
    ['a.pdf.', 'application/octet-stream', 'attachment'],
    ['a.pdf ', 'application/octet-stream', 'attachment'],
    ['a.pdf/b', 'application/octet-stream', 'attachment'],
    ['a.constructor', 'application/octet-stream', 'attachment'],
    ['a.__proto__', 'application/octet-stream', 'attachment'],
  ])('serves %s as %s, %s, whatever it was uploaded as', async (name, type, disposition) => {
    const expected = [type, disposition];

    expect(await opened(name, { ContentType: 'text/html' })).toStrictEqual(expected);
    expect(await opened(name, { ContentType: 'image/svg+xml' })).toStrictEqual(expected);
    expect(
      await opened(name, { ContentType: 'application/xhtml+xml', ContentDisposition: 'inline' }),
    ).toStrictEqual(expected);
    expect(await opened(name, {})).toStrictEqual(expected);
  });

  it('serves a range of a video, with the type of the whole', async () => {
    const Key = 'documents/range.mp4';
    await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: '0123456789', ContentType: 'text/html' }),
    );
    const link = await new S3DocumentFiles(s3, s3, Bucket).link(Key);

    const response = await fetch(link, { headers: { range: 'bytes=2-4' } });

    expect(response.status).toBe(206);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(await response.text()).toBe('234');
  });

  it('has the origin that policies name', async () => {
    const files = new S3DocumentFiles(s3, s3, Bucket);

    const { origin } = await files.link('documents/any.mp4');

    expect(await files.origin()).toBe(origin);
  });

  it("can't be given another type: it is part of the signature", async () => {
    const Key = 'documents/signed.pdf';
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: PAGE }));
    const link = await new S3DocumentFiles(s3, s3, Bucket).link(Key);
    link.searchParams.set('response-content-type', 'text/html');

    expect((await fetch(link)).status).toBe(403);
  });
});
