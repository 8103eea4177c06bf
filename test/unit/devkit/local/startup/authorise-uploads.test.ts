import { describe, expect, it } from 'vitest';
import { authoriseUploads } from '../../../../../services/devkit/local/startup/authorise-uploads.ts';
import type { Call } from '../../../../../services/emulator/aws/service.ts';

const ROOT = {
  kind: 'root',
  accountId: '000000000000',
  arn: 'arn:aws:iam::000000000000:root',
  accessKeyId: 'test',
} as const;
const ROLE = { ...ROOT, kind: 'role', roleArn: 'arn:aws:iam::000000000000:role/Chat' } as const;

describe('an upload, when DATA_DIR is full', () => {
  const check = (
    call: Partial<Call>,
    options: { keepsObjects?: boolean; isOpen?: boolean } = {},
  ) => {
    const { keepsObjects = true, isOpen = true } = options;
    const budget = { take: () => false, problem: 'DATA_DIR is full' };
    const authorise = authoriseUploads({ budget, keepsObjects, isOpen: () => isOpen });
    return () => authorise(aCall(call), {});
  };

  it.each(['PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy'])(
    'by a client is refused: %s',
    (operation) => {
      const expected = {
        code: 'InsufficientStorage',
        status: 507,
        detail: 'support-bot: DATA_DIR is full',
      };

      expect(check({ operation })).toThrow(expect.objectContaining(expected));
    },
  );

  it('by a link that a function has signed is refused', () => {
    const query = new URLSearchParams({ 'X-Amz-Signature': 'x' });

    expect(check({ caller: ROLE, query })).toThrow('no room left');
  });

  it('of code is refused as Lambda does', () => {
    const call = { service: 'lambda', operation: 'UpdateFunctionCode' };

    expect(check(call)).toThrow(expect.objectContaining({ code: 'CodeStorageExceededException' }));
  });

  it.each<[string, Partial<Call>]>([
    ['what a function writes with its own role', { caller: ROLE }],
    ['what a service writes', { headers: {} }],
    ['reading', { operation: 'GetObject' }],
    ['deleting', { operation: 'DeleteObject' }],
    ['finishing an upload, which frees its parts', { operation: 'CompleteMultipartUpload' }],
    ['mail', { service: 'ses', operation: 'SendRawEmail' }],
  ])('is no reason to refuse %s', (_what, call) => {
    expect(check(call)).not.toThrow();
  });

  it('is the business of the other process if that keeps the objects', () => {
    expect(check({}, { keepsObjects: false })).not.toThrow();
  });

  it('is accepted while the product itself is deployed', () => {
    expect(check({}, { isOpen: false })).not.toThrow();
  });

  it('without a signature is refused in any case', () => {
    expect(check({ caller: { kind: 'anonymous' }, operation: 'GetObject' })).toThrow(
      'Access Denied',
    );
  });
});

it('an upload is counted by the bytes of its object', () => {
  const taken: number[] = [];
  const budget = { take: (bytes: number) => taken.push(bytes) > 0, problem: undefined };
  const authorise = authoriseUploads({ budget, keepsObjects: true, isOpen: () => true });

  authorise(aCall({ headers: { host: 'h', 'content-length': '12' } }), {});
  const chunked = { host: 'h', 'content-length': '99', 'x-amz-decoded-content-length': '10' };
  authorise(aCall({ headers: chunked }), {});
  authorise(aCall({ headers: { host: 'h' } }), {});

  expect(taken).toStrictEqual([12, 10, 0]);
});

function aCall(call: Partial<Call>): Call {
  return {
    requestId: 'r-1',
    service: 's3',
    operation: 'PutObject',
    region: 'ca-central-1',
    accountId: '000000000000',
    caller: ROOT,
    endpoint: 'http://127.0.0.1:4566',
    headers: { host: '127.0.0.1:4566' },
    query: new URLSearchParams(),
    trailers: {},
    signal: new AbortController().signal,
    ...call,
  };
}
