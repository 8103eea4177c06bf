import { NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { isMissing } from '../../../../services/devkit/documents/bucket/missing-object.ts';

const denied = Object.assign(new Error('Access Denied'), { name: 'AccessDenied' });
const none = new NoSuchKey({ message: 'none', $metadata: {} });

/** S3 whose list begins with this key. */
const listing = (Key: string) =>
  ({ send: async () => ({ Contents: [{ Key }] }) }) as unknown as S3Client;

describe('an object that can’t be read', () => {
  it.each([
    ['is missing if S3 says so', none, 'content/a.json', true],
    ['is missing if access is denied and it is not listed', denied, 'content/a.jsonx', true],
    ['is there if access is denied and it is listed', denied, 'content/a.json', false],
    ['is there after any other error', new Error('timeout'), 'content/b.json', false],
  ])('%s', async (_what, error, listed, expected) => {
    expect(await isMissing(listing(listed), 'bucket', 'content/a.json', error)).toBe(expected);
  });
});
