import { setImmediate as nextTurn } from 'node:timers/promises';
import type { InvocationRequest, InvocationResponse } from '@aws-sdk/client-lambda';
import { jsonDefect } from '../../../../base/json/json-steps.ts';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { MAX_ASYNC_BYTES, MAX_SYNC_BYTES, requestTooLarge } from '../body-limit.ts';
import type { LambdaDeps } from '../deps.ts';
import { invalidValue } from '../errors.ts';
import { findFunction } from '../functions/function-name.ts';
import type { FunctionRecord } from '../functions/function-record.ts';

/** Events of at most as many characters are parsed at once; longer ones are checked in turns. */
const SHORT_EVENT = 256 * 1024;

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
  const event = await eventOf(input.Payload, type === 'Event' ? MAX_ASYNC_BYTES : MAX_SYNC_BYTES);
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
async function eventOf(payload: Uint8Array | undefined, maxBytes: number): Promise<string> {
  if (!payload || payload.length === 0) return '{}';
  if (payload.length > maxBytes) throw requestTooLarge(maxBytes, 'InvokeFunction');
  const text = Buffer.from(payload).toString('utf8');
  if (text.length <= SHORT_EVENT) requireJson(text, NOT_JSON);
  else await requireJsonInTurns(text);
  return text;
}

const NOT_JSON = 'Could not parse request body into json';

/** Six megabytes of small values would take a quarter of a second. */
async function requireJsonInTurns(text: string): Promise<void> {
  const steps = jsonDefect(text);
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) await nextTurn();
    else if (step.value === undefined) return;
    else throw invalidContent(`${NOT_JSON}: unexpected at position ${step.value}`);
  }
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
    throw invalidContent(`${message}${reason}`, cause);
  }
}

function invalidContent(message: string, cause?: unknown): AwsError {
  return new AwsError('InvalidRequestContentException', 400, message, {
    members: { Type: 'User' },
    cause,
  });
}
