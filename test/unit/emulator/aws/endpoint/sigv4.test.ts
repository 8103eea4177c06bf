import { describe, expect, it } from 'vitest';
import { readChunkedBody } from '../../../../../services/emulator/aws/endpoint/sigv4/chunked-body.ts';
import { signatureOf } from '../../../../../services/emulator/aws/endpoint/sigv4/signed-request.ts';
import {
  type Verified,
  verifySignature,
} from '../../../../../services/emulator/aws/endpoint/sigv4/verify.ts';
import type { WireRequest } from '../../../../../services/emulator/aws/wire/request.ts';

// The worked examples of AWS's own documentation.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html
const deps = {
  clock: { now: () => new Date('2013-05-24T00:00:00Z') },
  identities: {
    find: (key: string) =>
      key === 'AKIAIOSFODNN7EXAMPLE'
        ? {
            secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
            caller: { kind: 'anonymous' as const },
          }
        : undefined,
  },
};
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SCOPE = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

function aRequest(request: Partial<WireRequest>, rawQuery = ''): WireRequest {
  return {
    method: 'GET',
    path: '/',
    query: new URLSearchParams(rawQuery),
    headers: {},
    ...request,
  };
}

function verify(
  request: WireRequest,
  rawQuery: string,
  hash: string,
  clock = deps.clock,
): Verified {
  const signature = signatureOf(request);
  if (!signature) throw new Error('unsigned');
  const content = { payloadHash: hash, isPathSignedAsSent: true };
  return verifySignature({ ...deps, clock }, { request, rawQuery }, signature, content);
}

const getObject = aRequest({
  path: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': '20130524T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
  },
});

const presignedQuery = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${SCOPE.replaceAll('/', '%2F')}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`;
const presigned = aRequest(
  { path: '/test.txt', headers: { host: 'examplebucket.s3.amazonaws.com' } },
  presignedQuery,
);

describe('a signature', () => {
  it("holds for AWS's example in the header", () => {
    expect(verify(getObject, '', EMPTY).signature.region).toBe('us-east-1');
  });

  it("holds for AWS's example of listing with a query", () => {
    const rawQuery = 'max-keys=2&prefix=J';
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': EMPTY,
      'x-amz-date': '20130524T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7`,
    };

    expect(verify(aRequest({ headers }, rawQuery), rawQuery, EMPTY).caller.kind).toBe('anonymous');
  });

  it("holds for AWS's example of a presigned URL, until it expires", () => {
    const late = { now: () => new Date('2013-05-25T00:00:01Z') };

    expect(verify(presigned, presignedQuery, 'UNSIGNED-PAYLOAD').signature.expiresSeconds).toBe(
      86_400,
    );
    expect(() => verify(presigned, presignedQuery, 'UNSIGNED-PAYLOAD', late)).toThrow(
      'Request has expired',
    );
  });

  it.each([
    ['another method', { ...getObject, method: 'DELETE' }],
    ['another path', { ...getObject, path: '/test2.txt' }],
    ['another range', { ...getObject, headers: { ...getObject.headers, range: 'bytes=0-10' } }],
  ])('does not hold for %s', (_name, request) => {
    expect(() => verify(request, '', EMPTY)).toThrow('signature we calculated does not match');
  });

  it('does not cover a header that somebody added on the way', () => {
    const request = { ...getObject, headers: { ...getObject.headers, 'x-amz-acl': 'public-read' } };

    expect(() => verify(request, '', EMPTY)).toThrow('were not signed');
  });

  it('is refused a quarter of an hour late or early', () => {
    const at = (time: string) => ({ now: () => new Date(time) });

    expect(() => verify(getObject, '', EMPTY, at('2013-05-24T00:15:01Z'))).toThrow('too large');
    expect(() => verify(getObject, '', EMPTY, at('2013-05-23T23:44:59Z'))).toThrow('too large');
    expect(verify(getObject, '', EMPTY, at('2013-05-24T00:14:59Z')).caller.kind).toBe('anonymous');
  });

  it.each([
    'AWS AKIA:old',
    'Bearer token',
    'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00',
  ])('that reads %s is refused as incomplete', (authorization) => {
    const request = aRequest({ headers: { authorization, 'x-amz-date': '20130524T000000Z' } });

    expect(() => signatureOf(request)).toThrow("can't be read");
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
const putInChunks = aRequest({
  method: 'PUT',
  path: '/examplebucket/chunkObject.txt',
  headers: {
    host: 's3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': '66560',
    'content-length': '66824',
    authorization: `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9`,
  },
});

const framed = [
  '10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n',
  `${'a'.repeat(65_536)}\r\n`,
  '400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n',
  `${'a'.repeat(1024)}\r\n`,
  '0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n',
].join('');

async function read(text: string, signing?: Verified): Promise<{ body: string; trailers: object }> {
  // Torn anywhere, as a network does it.
  async function* pieces() {
    for (let at = 0; at < text.length; at += 977) yield Buffer.from(text.slice(at, at + 977));
  }
  const trailers = {};
  const chunks: Buffer[] = [];
  for await (const chunk of readChunkedBody(pieces(), {
    trailers,
    ...(signing ? { signing } : {}),
  })) {
    chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks).toString(), trailers };
}

describe('an aws-chunked body', () => {
  const signing = verify(putInChunks, '', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD');

  it("loses its framing while AWS's example chunk signatures hold", async () => {
    expect((await read(framed, signing)).body).toBe('a'.repeat(66_560));
  });

  it('fails on one changed byte of a signed chunk', async () => {
    const changed = `${framed.slice(0, 5000)}b${framed.slice(5001)}`;

    await expect(read(changed, signing)).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
    });
  });

  it('returns its trailers if it is unsigned', async () => {
    const text = '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n';

    expect(await read(text)).toStrictEqual({
      body: 'hello',
      trailers: { 'x-amz-checksum-crc32': 'NhCmhg==' },
    });
  });

  it.each([
    ['it ends inside a chunk', '5\r\nhel'],
    ['a chunk is longer than it says', '3\r\nhello\r\n0\r\n\r\n'],
    ['a size is not a number', 'zz\r\nhello\r\n'],
    ['a line never ends', 'a'.repeat(40_000)],
  ])('fails where %s', async (_name, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'IncompleteBody', status: 400 });
  });
});
