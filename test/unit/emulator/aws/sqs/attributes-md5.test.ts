import { expect, it } from 'vitest';
import { attributesMd5 } from '../../../../../services/emulator/aws/sqs/attributes-md5.ts';

it('digests message attributes as AWS does', () => {
  const timestamp = { DataType: 'Number', StringValue: '1493147359900' };

  // Recorded from AWS by several public test suites.
  expect(attributesMd5({ timestamp })).toBe('235c5c510d26fb653d073faed50ae77c');
});

it('has no digest of no attributes', () => {
  expect(attributesMd5({})).toBeUndefined();
});
