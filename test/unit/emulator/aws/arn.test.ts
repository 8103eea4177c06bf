import { describe, expect, it } from 'vitest';
import { parseArn } from '../../../../services/emulator/aws/arn.ts';

describe('an ARN', () => {
  it('has a service, a region, an account and a resource', () => {
    expect(parseArn('arn:aws:sqs:ca-central-1:000000000000:uploads')).toStrictEqual({
      service: 'sqs',
      region: 'ca-central-1',
      accountId: '000000000000',
      resource: 'uploads',
    });
  });

  it('may have a resource with colons, and neither region nor account', () => {
    expect(parseArn('arn:aws:lambda:r:a:function:f:$LATEST').resource).toBe('function:f:$LATEST');
    expect(parseArn('arn:aws:s3:::films')).toMatchObject({ region: '', resource: 'films' });
  });

  it('is empty in the parts that a text lacks', () => {
    expect(parseArn('films')).toStrictEqual({
      service: '',
      region: '',
      accountId: '',
      resource: '',
    });
  });
});
