import { describe, expect, it } from 'vitest';
import { authoriseUploads } from '../../../../../services/devkit/local/startup/authorise-uploads.ts';
import type { Call } from '../../../../../services/emulator/aws/service.ts';
import { ROLE, ROOT } from '../../../../support/callers.ts';

describe('an upload, when DATA_DIR is full', () => {
  const check = (
    call: Partial<Call>,
    options: { keepsStorage?: boolean; isOpen?: boolean } = {},
  ) => {
    const { keepsStorage = true, isOpen = true } = options;
    const budget = { take: () => false, problem: 'DATA_DIR is full' };
    const authorise = authoriseUploads({ budget, keepsStorage, isOpen: () => isOpen, sizeOf });
    return Promise.resolve(authorise(aCall(call), {}));
  };

  it.each(['PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy'])(
    'by a client is refused: %s',
    async (operation) => {
      const expected = {
        code: 'InsufficientStorage',
        status: 507,
        detail: 'support-bot: DATA_DIR is full',
      };

      await expect(check({ operation })).rejects.toThrow(expect.objectContaining(expected));
    },
  );

  it('by a link that a function has signed is refused', async () => {
    const query = new URLSearchParams({ 'X-Amz-Signature': 'x' });

    await expect(check({ caller: ROLE, query })).rejects.toThrow('no room left');
  });

  it('of code is refused as Lambda does', async () => {
    const call = { service: 'lambda', operation: 'UpdateFunctionCode' };

    await expect(check(call)).rejects.toThrow(
      expect.objectContaining({ code: 'CodeStorageExceededException' }),
    );
  });

  it.each([
    ['sqs', 'SendMessage', 'OverLimit', 403],
    ['sqs', 'SendMessageBatch', 'OverLimit', 403],
    ['sns', 'Publish', 'Throttled', 429],
    ['sns', 'PublishBatch', 'Throttled', 429],
    ['ses', 'SendEmail', 'LimitExceeded', 400],
    ['ses', 'SendRawEmail', 'LimitExceeded', 400],
    ['connect', 'StartChatContact', 'LimitExceededException', 429],
  ])(
    'refuses messages, mails and chats of a client: %s %s',
    async (service, operation, code, status) => {
      const expected = { code, status, detail: 'support-bot: DATA_DIR is full' };

      await expect(check({ service, operation })).rejects.toThrow(
        expect.objectContaining(expected),
      );
    },
  );

  it.each<[string, Partial<Call>]>([
    ['what a function writes with its own role', { caller: ROLE }],
    ['what a service writes', { headers: {} }],
    ['reading', { operation: 'GetObject' }],
    ['deleting', { operation: 'DeleteObject' }],
    ['finishing an upload, which frees its parts', { operation: 'CompleteMultipartUpload' }],
    ['the mail of a ticket', { caller: ROLE, service: 'ses', operation: 'SendRawEmail' }],
    [
      'the chat that the bot starts',
      { caller: ROLE, service: 'connect', operation: 'StartChatContact' },
    ],
    [
      'what is said in a chat',
      { caller: { kind: 'bearer' }, service: 'connectparticipant', operation: 'SendMessage' },
    ],
    ['the notice of a ticket', { caller: ROLE, service: 'sns', operation: 'Publish' }],
    ['receiving messages', { service: 'sqs', operation: 'ReceiveMessage' }],
  ])('is no reason to refuse %s', async (_what, call) => {
    await expect(check(call)).resolves.toBeUndefined();
  });

  it('is the business of the other process if that keeps the objects', async () => {
    await expect(check({}, { keepsStorage: false })).resolves.toBeUndefined();
  });

  it('is refused for a chat with a person whatever keeps the objects', async () => {
    const call = { service: 'connect', operation: 'StartChatContact' };

    await expect(check(call, { keepsStorage: false })).rejects.toThrow('no room left');
  });

  it('is accepted while the product itself is deployed', async () => {
    await expect(check({}, { isOpen: false })).resolves.toBeUndefined();
  });

  it('without a signature is refused in any case', async () => {
    const call = { caller: { kind: 'anonymous' }, operation: 'GetObject' } as const;
    await expect(check(call)).rejects.toThrow('Access Denied');
  });
});

describe('an upload is counted', () => {
  const counted = async (call: Partial<Call>, input: object = {}) => {
    const taken: number[] = [];
    const budget = { take: (bytes: number) => taken.push(bytes) > 0, problem: undefined };
    await authoriseUploads({ budget, keepsStorage: true, isOpen: () => true, sizeOf })(
      aCall(call),
      input,
    );
    return taken;
  };

  it.each<[string, Record<string, string>, number]>([
    ['by its length', { 'content-length': '12' }, 12],
    [
      'by the bytes of its object',
      { 'content-length': '99', 'x-amz-decoded-content-length': '10' },
      10,
    ],
    ['as nothing if it does not say', {}, 0],
  ])('%s', async (_name, headers, bytes) => {
    expect(await counted({ headers: { host: 'h', ...headers } })).toStrictEqual([bytes]);
  });

  it.each<[string, string, object, number]>([
    ['copy', 'CopyObject', {}, 1000],
    ['part', 'UploadPartCopy', {}, 1000],
    ['part of a range', 'UploadPartCopy', { CopySourceRange: 'bytes=100-299' }, 200],
    ['range beyond the end', 'UploadPartCopy', { CopySourceRange: 'bytes=0-99999' }, 1000],
  ])('by the bytes of its source: a %s', async (_name, operation, input, bytes) => {
    const taken = await counted({ operation }, { CopySource: 'bucket/key', ...input });

    expect(taken).toStrictEqual([bytes]);
  });
});

const sizeOf = async (source: string) => (source === 'bucket/key' ? 1000 : 0);

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
