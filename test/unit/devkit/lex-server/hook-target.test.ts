import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hookArnFor, hooksOf } from '../../../../services/devkit/lex-server/assign-hooks.ts';
import { parseHookTarget } from '../../../../services/devkit/lex-server/hook-target.ts';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:booking';

describe('parseHookTarget', () => {
  it.each([
    {
      text: 'src/handler.ts',
      target: { kind: 'file', file: resolve('src/handler.ts'), exportName: 'handler' },
    },
    {
      text: 'a.mjs#lookup',
      target: { kind: 'file', file: resolve('a.mjs'), exportName: 'lookup' },
    },
    {
      text: 'fr_CA=a.ts',
      target: { localeId: 'fr_CA', kind: 'file', file: resolve('a.ts'), exportName: 'handler' },
    },
    {
      text: `${ARN}=http://127.0.0.1:9000`,
      target: { kind: 'endpoint', functionArn: ARN, url: 'http://127.0.0.1:9000' },
    },
    {
      text: `${ARN}:live=https://x/y?a=b`,
      target: { kind: 'endpoint', functionArn: `${ARN}:live`, url: 'https://x/y?a=b' },
    },
    {
      text: `en_US=${ARN}=http://x`,
      target: { localeId: 'en_US', kind: 'endpoint', functionArn: ARN, url: 'http://x' },
    },
  ])('reads $text', ({ text, target }) => {
    expect(parseHookTarget(text)).toStrictEqual(target);
  });

  it.each([
    ['', 'expected FILE[#EXPORT] or ARN=URL'],
    ['handler.ts#', 'expected FILE[#EXPORT] or ARN=URL'],
    ['http://127.0.0.1:9000', 'expected FILE[#EXPORT] or ARN=URL'],
    ['booking=http://127.0.0.1:9000', 'expected FILE[#EXPORT] or ARN=URL'],
    [`${ARN}=127.0.0.1`, '"127.0.0.1" is not an http(s) URL'],
    ['arn:aws:s3:::bucket=http://x', 'arn:aws:s3:::bucket is not the ARN of a Lambda function'],
  ])('refuses %j', (text, problem) => {
    expect(() => parseHookTarget(text)).toThrow(problem);
  });
});

describe('hooksOf', () => {
  it('assigns a locale its own hook, and the others the one for every locale', () => {
    const hooks = hooksOf(
      ['fr_CA=a.ts', `${ARN}=http://x`].map((text) => parseHookTarget(text)),
      'ca-central-1',
    );

    expect(hookArnFor(hooks, 'fr_CA')).toBe('arn:aws:lambda:ca-central-1:000000000000:function:a');
    expect(hookArnFor(hooks, 'en_US')).toBe(ARN);
  });

  it('leaves a locale without a hook when none is for it', () => {
    const hooks = hooksOf([parseHookTarget('fr_CA=a.ts')], 'ca-central-1');

    expect(hookArnFor(hooks, 'en_US')).toBeUndefined();
  });
});
