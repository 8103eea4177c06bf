import type { InvocationResponse } from '@aws-sdk/client-lambda';
import { AwsError } from '../../aws/errors.ts';
import type { Dispatcher } from '../../aws/service.ts';
import { badGateway, throttled } from '../errors.ts';

/** The result of calling a function. */
export type HookReply =
  | { readonly kind: 'payload'; readonly text: string }
  | { readonly kind: 'functionError'; readonly errorType: string; readonly text: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Calls the function of a code hook: the port for any kind of Lambda. */
export interface HookCaller {
  /** Rejects with an AwsError if Lambda itself is throttled (429) or broken (502). */
  call(lambdaArn: string, aliasArn: string, event: string): Promise<HookReply>;
}

/** Calls functions of the local Lambda: one synchronous Invoke, no retry, as Lex does. */
export class LambdaHookCaller implements HookCaller {
  readonly #dispatcher: Pick<Dispatcher, 'run'>;

  constructor(dispatcher: Pick<Dispatcher, 'run'>) {
    this.#dispatcher = dispatcher;
  }

  async call(lambdaArn: string, aliasArn: string, event: string): Promise<HookReply> {
    try {
      const response = (await this.#dispatcher.run({
        service: 'lambda',
        operation: 'Invoke',
        input: {
          FunctionName: lambdaArn,
          InvocationType: 'RequestResponse',
          Payload: Buffer.from(event),
        },
        caller: { kind: 'service', principal: 'lexv2.amazonaws.com', sourceArn: aliasArn },
      })) as InvocationResponse;
      return replyOf(response);
    } catch (error) {
      if (error instanceof AwsError) return replyToError(error, lambdaArn);
      throw error;
    }
  }
}

function replyOf(response: InvocationResponse): HookReply {
  const text = Buffer.from(response.Payload ?? new Uint8Array()).toString('utf8');
  if (response.FunctionError === undefined) return { kind: 'payload', text };
  return { kind: 'functionError', errorType: response.FunctionError, text };
}

function replyToError(error: AwsError, lambdaArn: string): HookReply {
  if (error.status === 429) throw throttled(`Lambda throttled the code hook: ${error.message}`);
  if (error.status === 403) {
    const reason = `Access denied while invoking lambda function ${lambdaArn}. Please check the policy on this function.`;
    return { kind: 'unreachable', reason };
  }
  if (error.status >= 500 && error.status !== 501) {
    throw badGateway(`Lambda failed to run the code hook: ${error.message}`);
  }
  return { kind: 'unreachable', reason: `Invalid Lambda Response: ${error.message}` };
}
