import type { InvokeMessage } from './protocol.ts';

/** What a callback-style handler may call. */
export interface Completion {
  succeed(value: unknown): void;
  fail(error: unknown): void;
}

/** Returns the second argument of a handler, like AWS's context object of Node.js functions. */
export function contextOf(
  message: InvokeMessage,
  environment: NodeJS.ProcessEnv,
  completion: Completion,
): { callbackWaitsForEmptyEventLoop: boolean } {
  return {
    callbackWaitsForEmptyEventLoop: true,
    ...completion,
    done: (error: unknown, value: unknown) =>
      error ? completion.fail(error) : completion.succeed(value),
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: message.invokedFunctionArn,
    awsRequestId: message.requestId,
    clientContext:
      message.clientContext === undefined ? undefined : JSON.parse(message.clientContext),
    identity: undefined,
    getRemainingTimeInMillis: () => message.deadlineMs - Date.now(),
  } as { callbackWaitsForEmptyEventLoop: boolean };
}
