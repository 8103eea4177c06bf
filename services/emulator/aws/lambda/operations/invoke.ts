import type { InvocationRequest, InvocationResponse } from '@aws-sdk/client-lambda';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { invalidValue } from '../errors.ts';
import { findFunction } from '../functions/function-name.ts';
import type { FunctionRecord } from '../functions/function-record.ts';

/** AWS's limits for an event, in bytes: of a synchronous and of a queued invocation. */
const MAX_SYNC_BYTES = 6_291_456;
const MAX_ASYNC_BYTES = 1_048_576;

/** Runs a function (RequestResponse), queues its event (Event), or only checks that it could run (DryRun). */
export async function invoke(
  deps: Pick<LambdaDeps, 'functions' | 'invoker' | 'asyncEvents'>,
  input: InvocationRequest,
  call: Call,
): Promise<InvocationResponse> {
  if (input.DurableExecutionName) throw new NotImplementedError('Invoke DurableExecutionName');
  if (input.TenantId) throw new NotImplementedError('Invoke TenantId');
  const record = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  const { InvocationType: type = 'RequestResponse' } = input;
  const event = eventOf(input.Payload, type === 'Event' ? MAX_ASYNC_BYTES : MAX_SYNC_BYTES);
  if (type === 'DryRun') return { StatusCode: 204 };
  if (type === 'Event') {
    await deps.asyncEvents.put(record.name, event, call.requestId);
    return { StatusCode: 202 };
  }
  if (type === 'RequestResponse') return invokeNow(deps, record, event, input, call);
  throw invalidValue(
    'invocationType',
    type,
    'Member must satisfy enum value set: [Event, RequestResponse, DryRun]',
  );
}

async function invokeNow(
  { invoker }: Pick<LambdaDeps, 'invoker'>,
  record: FunctionRecord,
  event: string,
  input: InvocationRequest,
  call: Call,
): Promise<InvocationResponse> {
  const clientContext = contextOf(input.ClientContext);
  const { requestId } = call;
  const result = await invoker.invoke(record, {
    requestId,
    event,
    ...(clientContext === undefined ? {} : { clientContext }),
  });
  return {
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    Payload: Buffer.from(result.payload),
    ...(result.errorType === undefined ? {} : { FunctionError: 'Unhandled' }),
    ...(input.LogType === 'Tail' ? { LogResult: result.logTail.toString('base64') } : {}),
  };
}

/** Returns the event's JSON text; an empty payload is an empty object. */
function eventOf(payload: Uint8Array | undefined, maxBytes: number): string {
  if (!payload || payload.length === 0) return '{}';
  if (payload.length > maxBytes) {
    throw new AwsError(
      'RequestTooLargeException',
      413,
      `Request must be smaller than ${maxBytes} bytes for the InvokeFunction operation`,
      { members: { Type: 'User' } },
    );
  }
  const text = Buffer.from(payload).toString('utf8');
  requireJson(text, 'Could not parse request body into json');
  return text;
}

function contextOf(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  requireJson(text, 'Client context must be a valid Base64-encoded JSON object.');
  return text;
}

function requireJson(text: string, message: string): void {
  try {
    JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new AwsError('InvalidRequestContentException', 400, `${message}${reason}`, {
      members: { Type: 'User' },
      cause,
    });
  }
}
