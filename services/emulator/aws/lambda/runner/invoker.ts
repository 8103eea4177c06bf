import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import { AwsError } from '../../errors.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { FunctionFailure } from '../runtime/protocol.ts';
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

/** The outcome of an invocation, as Invoke returns it. */
export interface InvocationResult {
  /** JSON text: what the handler returned, or the failure. */
  readonly payload: string;
  /** `errorType` of the failure, if it is one. */
  readonly errorType?: string;
  /** Last 4 KB of the log. */
  readonly logTail: Buffer;
  readonly durationMs: number;
}

/** An invocation that has ended. */
export interface PastInvocation {
  readonly requestId: string;
  /** When it ended. */
  readonly at: Date;
  readonly durationMs: number;
  readonly errorType?: string;
  /** The last 4 KB of its log. */
  readonly log: string;
}

/** How many are remembered of each function. */
const MAX_PAST = 50;

/** A function's use since the start, as the console shows it. */
export interface FunctionStatistics {
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly lastError?: { readonly at: Date; readonly requestId: string; readonly type: string };
}

export interface InvokerDeps {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears of each invocation that has ended. */
  readonly onInvoked?: (() => void) | undefined;
}

/** Runs functions and counts how that goes. */
export class Invoker {
  readonly #deps: InvokerDeps;
  readonly #running = new Map<string, number>();
  readonly #statistics = new Map<string, FunctionStatistics>();
  readonly #past = new Map<string, readonly PastInvocation[]>();

  constructor(deps: InvokerDeps) {
    this.#deps = deps;
  }

  /**
   * Runs a function's handler with an event; a failing function is a result. Throws AwsError TooManyRequestsException at
   * the reserved concurrency or with too many events waiting, AccessDenied if its role can't be assumed.
   */
  async invoke(record: FunctionRecord, invocation: Invocation): Promise<InvocationResult> {
    const { name } = record;
    const concurrent = this.#running.get(name) ?? 0;
    const { throttles, invocations } = this.statisticsOf(name);
    if (isThrottled(record, concurrent, this.#deps.runner)) {
      this.#count(name, { throttles: throttles + 1 });
      throw throttled(record);
    }
    this.#count(name, { invocations: invocations + 1 });
    this.#running.set(name, concurrent + 1);
    try {
      const result = await run(this.#deps, record, invocation);
      this.#remember(name, invocation.requestId, result);
      if (result.errorType !== undefined) this.#recordFailure(name, invocation.requestId, result);
      return result;
    } finally {
      this.#running.set(name, (this.#running.get(name) ?? 1) - 1);
    }
  }

  statisticsOf(name: string): FunctionStatistics {
    return this.#statistics.get(name) ?? { invocations: 0, errors: 0, throttles: 0 };
  }

  /** Returns the last invocations of a function, newest last. */
  pastOf(name: string): readonly PastInvocation[] {
    return this.#past.get(name) ?? [];
  }

  #remember(name: string, requestId: string, result: InvocationResult): void {
    const { durationMs, errorType, logTail } = result;
    const log = logTail.toString('utf8');
    const at = this.#deps.clock.now();
    const one = { requestId, at, durationMs, log, ...(errorType !== undefined && { errorType }) };
    this.#past.set(name, [...this.pastOf(name).slice(1 - MAX_PAST), one]);
    this.#deps.onInvoked?.();
  }

  #recordFailure(name: string, requestId: string, { errorType, payload }: InvocationResult): void {
    const { clock, log } = this.#deps;
    const lastError = { at: clock.now(), requestId, type: errorType ?? '' };
    this.#count(name, { errors: this.statisticsOf(name).errors + 1, lastError });
    const failure: unknown = JSON.parse(payload);
    log.error({ function: name, requestId, failure }, 'A function failed');
  }

  #count(name: string, change: Partial<FunctionStatistics>): void {
    this.#statistics.set(name, { ...this.statisticsOf(name), ...change });
  }
}

async function run(
  { runner, clock }: InvokerDeps,
  record: FunctionRecord,
  invocation: Invocation,
): Promise<InvocationResult> {
  const pool = runner.poolOf(record);
  const environment = await pool.acquire();
  try {
    environment.log.add(startLine(invocation.requestId));
    const outcome = await environment.invoke({ ...invocation, invokedFunctionArn: record.arn });
    if ('failure' in outcome && outcome.failure.errorType === 'Sandbox.Timedout') {
      environment.log.add(timeoutLine(outcome.failure, clock.now()));
    }
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
  const isPlatformError = /^(?:Runtime|Sandbox)\./.test(failure?.errorType ?? '');
  const report = {
    requestId,
    durationMs,
    memoryMb: record.memoryMb,
    maxMemoryMb: outcome.maxRssMb,
    ...(initMs === undefined ? {} : { initMs }),
    ...(failure && isPlatformError ? { errorType: failure.errorType } : {}),
  };
  environment.log.add(endLines(report));
  const logTail = environment.log.takeTail();
  if (!failure)
    return { payload: 'payload' in outcome ? outcome.payload : 'null', logTail, durationMs };
  return { payload: JSON.stringify(failure), errorType: failure.errorType, logTail, durationMs };
}

/** `2026-11-22T10:00:00.000Z <request id> Task timed out after 3.00 seconds`, as Lambda logs it. */
function timeoutLine({ errorMessage }: FunctionFailure, now: Date): string {
  const text = errorMessage.replace(/^RequestId: /, '').replace(' Error:', '');
  return `${now.toISOString()} ${text}\n\n`;
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
