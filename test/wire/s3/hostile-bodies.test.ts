import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sha256 } from '../../support/sha256.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

let server: StorageServer;
let s3: S3Client;

beforeAll(async () => {
  server = await startStorageServer();
  const { endpoint, region, credentials } = server;
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
});

afterAll(async () => {
  s3.destroy();
  await server.close();
});

/** Signs a request whatever its body is, and sends it. Returns the code of the error. */
async function send(sub: string, method: string, body: string): Promise<string> {
  const { region, credentials } = server;
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const { host, hostname } = new URL(server.endpoint);
  const { headers } = await signer.sign({
    method,
    protocol: 'http:',
    hostname,
    path: '/bucket',
    query: { [sub]: '' },
    headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  });
  const { host: _, ...sent } = headers;
  const response = await fetch(`${server.endpoint}/bucket?${sub}=`, {
    method,
    headers: sent,
    body,
  });
  const text = await response.text();
  return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? `${response.status}`;
}

const BODIES: Record<string, [body: string, code: string]> = {
  'a megabyte in a CDATA section': [
    `<Delete><![CDATA[${'x'.repeat(1e6)}]]></Delete>`,
    'MalformedXML',
  ],
  'four megabytes in a CDATA section': [
    `<Delete><![CDATA[${'x'.repeat(4e6)}]]></Delete>`,
    'MaxMessageLengthExceeded',
  ],
  '200,000 objects': [
    `<Delete>${'<Object><Key>a</Key></Object>'.repeat(200_000)}</Delete>`,
    'MaxMessageLengthExceeded',
  ],
  '60,000 objects': [
    `<Delete>${'<Object><Key>a</Key></Object>'.repeat(60_000)}</Delete>`,
    'MalformedXML',
  ],
  '1,001 objects': [
    `<Delete>${'<Object><Key>a</Key></Object>'.repeat(1001)}</Delete>`,
    'MalformedXML',
  ],
  '20,000 document types': ['<!doctype a>'.repeat(20_000), 'MalformedXML'],
  'elements within elements': ['<Delete>'.repeat(50_000), 'MalformedXML'],
};

describe('S3 with a body that would stop it', () => {
  it.each(Object.entries(BODIES))('refuses %s', async (_, [body, code]) => {
    expect(await send('delete', 'POST', body)).toBe(code);
  });

  it.each(['versioning', 'tagging', 'cors', 'lifecycle', 'notification'])(
    'refuses it for ?%s too',
    async (sub) => {
      const [body] = BODIES['a megabyte in a CDATA section'] ?? [''];

      expect(await send(sub, 'PUT', body)).toMatch(/^(?:MalformedXML|NotImplemented)$/);
    },
  );

  it('answers others meanwhile', async () => {
    let beats = 0;
    let isOver = false;
    const beat = () => {
      beats += 1;
      if (!isOver) setImmediate(beat);
    };
    const hostile = Promise.all(
      Object.values(BODIES).map(([body]) => send('delete', 'POST', body)),
    );
    const others = Promise.all(
      Array.from({ length: 5 }, () => s3.send(new ListBucketsCommand({}))),
    );
    beat();

    await Promise.all([hostile, others]);
    isOver = true;

    expect((await others).map(({ Buckets }) => Buckets?.length)).toStrictEqual([1, 1, 1, 1, 1]);
    expect(beats).toBeGreaterThan(Object.keys(BODIES).length);
  });
});
