import type { ChildProcess } from 'node:child_process';
import { systemClock } from '../../../../base/clock.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { FunctionFailure, InvokeMessage, RuntimeMessage } from '../runtime/protocol.ts';
import { exited, outOfMemory, timedOut } from './failures.ts';
import type { LogCapture } from './log-capture.ts';
import { watchMemory } from './memory-watch.ts';
import { UntilEnded } from './until-ended.ts';

/** AWS's limit for the init phase. */
const INIT_LIMIT_MS = 10_000;
/** How long to wait for the last output of a process that has exited, if something else holds its pipe open. */
const LAST_OUTPUT_MS = 200;

/** The outcome of one event. */
export type Outcome =
  | { readonly payload: string; readonly durationMs: number; readonly maxRssMb: number }
  | { readonly failure: FunctionFailure; readonly durationMs: number; readonly maxRssMb: number };

export interface ExecutionEnvironmentOptions {
  readonly child: ChildProcess;
  readonly log: LogCapture;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly timers: Timers;
}

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** One process of a function. It handles one event at a time, and is killed if it exceeds its limits. */
export class ExecutionEnvironment {
  readonly log: LogCapture;
  readonly #options: ExecutionEnvironmentOptions;
  readonly #child: ChildProcess;
  readonly #startedAt = performance.now();
  /** Resolves once the process has ended and its output has been read. */
  readonly ended: Promise<Ended>;
  readonly #untilEnded: UntilEnded<Ended>;
  readonly #ready: Promise<FunctionFailure | undefined>;
  #onMessage: (message: RuntimeMessage) => void = () => {};
  #initMs: number | undefined;
  #killedBy: 'memory' | 'time' | undefined;
  #isAlive = true;

  constructor(options: ExecutionEnvironmentOptions) {
    this.#options = options;
    this.#child = options.child;
    this.log = options.log;
    this.#child.stdout?.on('data', (chunk: Buffer) => this.log.write(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.log.write(chunk));
    this.#child.on('message', (message: RuntimeMessage) => this.#onMessage(message));
    this.ended = this.#watchEnd();
    this.#untilEnded = new UntilEnded(this.ended);
    this.#ready = this.#watchInit();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Milliseconds of the cold start, returned once: it belongs to the first invocation's report. */
  takeInitMs(): number | undefined {
    const initMs = this.#initMs;
    this.#initMs = undefined;
    return initMs;
  }

  kill(): void {
    this.#isAlive = false;
    this.#child.kill('SIGKILL');
  }

  /** Resolves once the handler has loaded or failed to. */
  async warm(): Promise<void> {
    await this.#ready;
  }

  /** Handles one event. Never rejects: failures are outcomes. */
  async invoke(message: Omit<InvokeMessage, 'deadlineMs'>): Promise<Outcome> {
    const initFailure = await this.#ready;
    if (initFailure) {
      this.kill();
      return this.#failed(forRequest(initFailure, message.requestId), 0);
    }
    const startedAt = performance.now();
    const duration = () => performance.now() - startedAt;
    const logRead = new Promise<void>((resolve) => this.log.awaitEndOf(message.requestId, resolve));
    const answered = new Promise<RuntimeMessage>((resolve) => {
      this.#onMessage = resolve;
    });
    const stopWatching = this.#limit();
    this.#send(message);
    const answer = await this.#untilEnded.wait(answered);
    stopWatching();
    const durationMs = duration();
    if (!('type' in answer)) return this.#failed(this.#endFailure(answer, message), durationMs);
    await this.#untilEnded.wait(logRead);
    if (answer.type === 'failed' && answer.isFatal) this.kill();
    return outcomeOf(answer, durationMs);
  }

  #send(message: Omit<InvokeMessage, 'deadlineMs'>): void {
    // The process compares this with the machine's clock.
    const deadlineMs = systemClock.now().getTime() + this.#options.timeoutSeconds * 1000;
    // `ended` resolves if the process is gone.
    this.#child.send({ ...message, deadlineMs }, () => {});
  }

  #limit(): () => void {
    const { memoryMb, timeoutSeconds, timers } = this.#options;
    const killBy = (reason: 'memory' | 'time') => {
      this.#killedBy = reason;
      this.kill();
    };
    const cancel = timers.after(timeoutSeconds * 1000, () => killBy('time'));
    const stop = watchMemory(this.pid ?? 0, memoryMb, timers, () => killBy('memory'));
    return () => {
      cancel();
      stop();
    };
  }

  #endFailure(ended: Ended, { requestId }: { requestId: string }): FunctionFailure {
    if (this.#killedBy === 'time') return timedOut(requestId, this.#options.timeoutSeconds);
    if (this.#killedBy === 'memory') return outOfMemory(requestId, 'killed');
    // When its heap is full, V8 aborts: SIGABRT, SIGTRAP or an exit status of its own.
    if (this.log.hasSeen('heap out of memory')) return outOfMemory(requestId, 'aborted');
    return exited(requestId, ended.code, ended.signal);
  }

  #failed(failure: FunctionFailure, durationMs: number): Outcome {
    return { failure, durationMs, maxRssMb: this.#options.memoryMb };
  }

  #watchInit(): Promise<FunctionFailure | undefined> {
    const cancel = this.#options.timers.after(INIT_LIMIT_MS, () => {
      this.#killedBy = 'time';
      this.kill();
    });
    const reported = new Promise<FunctionFailure | undefined>((resolve) => {
      this.#onMessage = (message) => {
        this.#initMs = performance.now() - this.#startedAt;
        resolve(message.type === 'initFailed' ? message.failure : undefined);
      };
    });
    const ended = this.ended.then(({ code, signal }) =>
      this.#killedBy ? timedOut('', INIT_LIMIT_MS / 1000) : exited('', code, signal),
    );
    return Promise.race([reported, ended]).finally(cancel);
  }

  #watchEnd(): Promise<Ended> {
    return new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        this.#isAlive = false;
        resolve({ code, signal });
      };
      this.#child.on('error', (error) => {
        this.log.add(`${error.message}\n`);
        end(null, null);
      });
      this.#child.on('close', end);
      this.#child.on('exit', (code, signal) => {
        this.#isAlive = false;
        this.#options.timers.after(LAST_OUTPUT_MS, () => end(code, signal));
      });
    });
  }
}

function outcomeOf(message: RuntimeMessage, durationMs: number): Outcome {
  if (message.type === 'succeeded') {
    return { payload: message.payload, durationMs, maxRssMb: Math.ceil(message.maxRssKb / 1024) };
  }
  if (message.type === 'failed') {
    return { failure: message.failure, durationMs, maxRssMb: Math.ceil(message.maxRssKb / 1024) };
  }
  throw new Error(`A function's process sent "${message.type}" during an invocation`);
}

/** Adds the request id to a failure of the init phase, which happened before any request. */
function forRequest(failure: FunctionFailure, requestId: string): FunctionFailure {
  return {
    ...failure,
    errorMessage: failure.errorMessage.replace(/^RequestId: {2}/, `RequestId: ${requestId} `),
  };
}
