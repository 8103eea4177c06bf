import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import { AwsError } from '../../errors.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { ExecutionEnvironment, Outcome } from './execution-environment.ts';
import { endLines, startLine } from './report.ts';
import type { Runner } from './runner.ts';

export interface Invocation {
  readonly requestId: string;
  /** JSON text of the event. */
  readonly event: string;
  /** JSON text, decoded. */
  readonly clientContext?: string;
}

/** How an invocation went, as Invoke answers it. */
export interface InvocationResult {
  /** JSON text: what the handler answered, or the failure. */
  readonly payload: string;
  /** `errorType` of the failure, if it is one. */
  readonly errorType?: string;
  /** Last 4 KB of the log. */
  readonly logTail: Buffer;
  readonly durationMs: number;
}

/** What the console shows of a function's use since the start. */
export interface FunctionStatistics {
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly lastError?: { readonly at: Date; readonly requestId: string; readonly type: string };
}

export interface Invoker {
  /**
   * Runs a function's handler with an event; a failing function is a result.
   * @throws AwsError TooManyRequestsException at the reserved concurrency or with too many waiting;
   *   AccessDeniedException where its role can't be assumed.
   */
  invoke(record: FunctionRecord, invocation: Invocation): Promise<InvocationResult>;
  statisticsOf(name: string): FunctionStatistics;
}

export interface InvokerDeps {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Log;
}

export function createInvoker({ runner, clock, log }: InvokerDeps): Invoker {
  const running = new Map<string, number>();
  const statistics = new Map<string, FunctionStatistics>();
  const statisticsOf = (name: string) =>
    statistics.get(name) ?? { invocations: 0, errors: 0, throttles: 0 };
  const count = (name: string, change: Partial<FunctionStatistics>) =>
    statistics.set(name, { ...statisticsOf(name), ...change });

  return {
    statisticsOf,
    async invoke(record, invocation) {
      const { name } = record;
      const concurrent = running.get(name) ?? 0;
      const before = statisticsOf(name);
      if (isThrottled(record, concurrent, runner)) {
        count(name, { throttles: before.throttles + 1 });
        throw throttled(record);
      }
      count(name, { invocations: before.invocations + 1 });
      running.set(name, concurrent + 1);
      try {
        const result = await run(runner, record, invocation);
        if (result.errorType !== undefined) {
          const lastError = {
            at: clock.now(),
            requestId: invocation.requestId,
            type: result.errorType,
          };
          count(name, { errors: statisticsOf(name).errors + 1, lastError });
          const failure: unknown = JSON.parse(result.payload);
          log.error(
            { function: name, requestId: invocation.requestId, failure },
            'A function failed',
          );
        }
        return result;
      } finally {
        running.set(name, (running.get(name) ?? 1) - 1);
      }
    },
  };
}

async function run(
  runner: Runner,
  record: FunctionRecord,
  invocation: Invocation,
): Promise<InvocationResult> {
  const pool = runner.poolOf(record);
  const environment = await pool.acquire();
  try {
    environment.log.add(startLine(invocation.requestId));
    const outcome = await environment.invoke({ ...invocation, invokedFunctionArn: record.arn });
    return resultOf(record, invocation.requestId, environment, outcome);
  } finally {
    pool.release(environment);
  }
}

function resultOf(
  record: FunctionRecord,
  requestId: string,
  environment: ExecutionEnvironment,
  outcome: Outcome,
): InvocationResult {
  const { durationMs } = outcome;
  const failure = 'failure' in outcome ? outcome.failure : undefined;
  const initMs = environment.takeInitMs();
  const isOfPlatform = /^(?:Runtime|Sandbox)\./.test(failure?.errorType ?? '');
  if (failure?.errorType === 'Sandbox.Timedout') {
    environment.log.add(
      `${new Date().toISOString()} ${failure.errorMessage.replace(/^RequestId: /, '').replace(' Error:', '')}\n\n`,
    );
  }
  const report = {
    requestId,
    durationMs,
    memoryMb: record.memoryMb,
    maxMemoryMb: outcome.maxRssMb,
    ...(initMs === undefined ? {} : { initMs }),
    ...(failure && isOfPlatform ? { errorType: failure.errorType } : {}),
  };
  environment.log.add(endLines(report));
  const logTail = environment.log.takeTail();
  if (!failure)
    return { payload: 'payload' in outcome ? outcome.payload : 'null', logTail, durationMs };
  return { payload: JSON.stringify(failure), errorType: failure.errorType, logTail, durationMs };
}

function isThrottled(record: FunctionRecord, concurrent: number, runner: Runner): boolean {
  if (concurrent >= (record.reservedConcurrency ?? Number.POSITIVE_INFINITY)) return true;
  return runner.poolOf(record).isFull;
}

function throttled(record: FunctionRecord): AwsError {
  const isReserved = record.reservedConcurrency !== undefined;
  return new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.', {
    members: {
      Type: 'User',
      Reason: isReserved
        ? 'ReservedFunctionConcurrentInvocationLimitExceeded'
        : 'ConcurrentInvocationLimitExceeded',
    },
    headers: { 'retry-after': '1' },
    detail: `support-bot: ${record.name} has ${isReserved ? `a reserved concurrency of ${record.reservedConcurrency}` : 'too many waiting events'}.`,
  });
}
