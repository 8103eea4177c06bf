import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../../../services/emulator/aws/errors.ts';
import type { InternalCall } from '../../../../../services/emulator/aws/service.ts';
import { LambdaHookCaller } from '../../../../../services/emulator/lex/code-hook/hook-caller.ts';
import { refusal } from '../support/talk.ts';

const ARN = 'arn:aws:lambda:ca-central-1:000000000000:function:hook';
const ALIAS = 'arn:aws:lex:ca-central-1:000000000000:bot-alias/ABCDEFGHIJ/TSTALIASID';

function caller(answer: () => unknown) {
  const calls: InternalCall[] = [];
  const hooks = new LambdaHookCaller({
    run: async (call) => {
      calls.push(call);
      return answer();
    },
  });
  return { calls, call: () => hooks.call(ARN, ALIAS, '{"a":1}') };
}

const throwing = (code: string, status: number) =>
  caller(() => {
    throw new AwsError(code, status, 'no luck');
  });

describe('calling a hook of the local Lambda', () => {
  it('invokes the function once, as Lex in the name of the alias', async () => {
    const { calls, call } = caller(() => ({ StatusCode: 200, Payload: Buffer.from('{}') }));

    expect(await call()).toStrictEqual({ kind: 'payload', text: '{}' });
    expect(calls).toStrictEqual([
      {
        service: 'lambda',
        operation: 'Invoke',
        input: {
          FunctionName: ARN,
          InvocationType: 'RequestResponse',
          Payload: Buffer.from('{"a":1}'),
        },
        caller: { kind: 'service', principal: 'lexv2.amazonaws.com', sourceArn: ALIAS },
      },
    ]);
  });

  it('reports that the function failed', async () => {
    const { call } = caller(() => ({ FunctionError: 'Unhandled', Payload: Buffer.from('{}') }));

    expect(await call()).toMatchObject({ kind: 'functionError', errorType: 'Unhandled' });
  });

  it('says that it may not call the function', async () => {
    const { call } = throwing('AccessDeniedException', 403);

    expect(await call()).toStrictEqual({
      kind: 'unreachable',
      reason: `Access denied while invoking lambda function ${ARN}. Please check the policy on this function.`,
    });
  });

  it('says that there is no such function', async () => {
    const { call } = throwing('ResourceNotFoundException', 404);

    expect(await call()).toMatchObject({ reason: 'Invalid Lambda Response: no luck' });
  });

  it.each([
    { code: 'TooManyRequestsException', status: 429, expected: 'ThrottlingException' },
    { code: 'ServiceException', status: 500, expected: 'BadGatewayException' },
  ])('passes $code on as $expected', async ({ code, status, expected }) => {
    expect((await refusal(throwing(code, status).call())).code).toBe(expected);
  });
});
