import { Worker } from 'node:worker_threads';
import type { ReadAnswer } from './answer-tasks.ts';
import { DocumentError } from './document-error.ts';
import type { DocumentReader, ReadResults, ReadTask } from './document-reader.ts';
import { watchMemory } from './memory-watch.ts';
import { Turns } from './turns.ts';

export interface ReadingThreadsOptions {
  /** The bundled script of `reading-thread.ts`, `docx-thread.ts` or `pdf-thread.ts`, or what returns it. */
  readonly script: string | (() => string);
  /** The longest that a file may take, once it is its turn. */
  readonly deadlineMs?: number;
  /** How many files are read at the same time; the others wait. */
  readonly atOnce?: number;
  /** By how many megabytes the process may grow while a file is read. */
  readonly growthMb?: number;
}

/** A page as long as allowed takes about a second; five allow for a busy machine. */
const DEADLINE_MS = 5_000;
const AT_ONCE = 4;
const GROWTH_MB = 300;

/**
 * The limit of a thread's heap is far above what the watch allows: V8 may end the whole process and not only the
 * thread that reaches it (seen on Node 24, where a thread cannot be interrupted before the limit is passed again).
 */
const heapLimitFor = (growthMb: number) => 2 * growthMb + 100;

/**
 * Reads each document in a thread of its own, which is ended at a deadline: no file can stop the function, and what is
 * wrong with a file is known at the first attempt. Threads are kept for the next document.
 */
export class ReadingThreads implements DocumentReader {
  readonly #script: string | (() => string);
  readonly #deadlineMs: number;
  readonly #growthMb: number;
  readonly #turns: Turns;
  readonly #idle: Worker[] = [];

  constructor(options: ReadingThreadsOptions) {
    const { script, deadlineMs = DEADLINE_MS, atOnce = AT_ONCE, growthMb = GROWTH_MB } = options;
    this.#script = script;
    this.#deadlineMs = deadlineMs;
    this.#growthMb = growthMb;
    this.#turns = new Turns(atOnce);
  }

  /** Rejects with another Error than a DocumentError if the thread itself cannot be started. */
  read<Task extends ReadTask>(task: Task): Promise<ReadResults[Task['kind']]> {
    return this.#turns.take(() => this.#readNow(task));
  }

  async #readNow<Task extends ReadTask>(task: Task): Promise<ReadResults[Task['kind']]> {
    const worker = this.#idle.pop() ?? this.#start();
    worker.ref();
    const answer = await this.#ask(worker, task);
    if ('problem' in answer && answer.isSpent) await worker.terminate();
    else this.#keep(worker);
    if ('problem' in answer) throw new DocumentError(answer.problem, answer.remedy);
    return answer.value as ReadResults[Task['kind']];
  }

  /** Ends the idle threads. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: heapLimitFor(this.#growthMb) };
    // The thread needs nothing of the environment, which holds the function's credentials.
    const script = typeof this.#script === 'string' ? this.#script : this.#script();
    const worker = new Worker(script, { eval: true, env: {}, resourceLimits });
    worker.on('error', () => {});
    worker.once('exit', () => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    return worker;
  }

  #keep(worker: Worker): void {
    worker.unref();
    this.#idle.push(worker);
  }

  /** Resolves with the thread's answer, or with the reason why the file will have none. */
  #ask(worker: Worker, task: ReadTask): Promise<ReadAnswer> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        endWatch();
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        finish();
      };
      const onMessage = (answer: ReadAnswer) => end(() => resolve(answer));
      const onError = (error: Error & { code?: string }) =>
        end(() => (isOutOfMemory(error) ? resolve(tooLarge(this.#growthMb)) : reject(error)));
      const onExit = () => end(() => reject(new Error('the reading thread ended')));
      const timer = setTimeout(
        () => end(() => resolve(tooSlow(this.#deadlineMs))),
        this.#deadlineMs,
      );
      const endWatch = watchMemory(this.#growthMb, () =>
        end(() => resolve(tooLarge(this.#growthMb))),
      );
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(task);
    });
  }
}

function tooSlow(deadlineMs: number): ReadAnswer {
  return {
    problem: `the file takes longer than ${deadlineMs / 1000} seconds to read`,
    remedy: 'split it, or remove markup that is repeated or nested very often',
    isSpent: true,
  };
}

function tooLarge(megabytes: number): ReadAnswer {
  return {
    problem: `the file needs more than ${megabytes} MB of memory to be read`,
    remedy: 'split it into several files',
    isSpent: true,
  };
}

const isOutOfMemory = ({ code }: { code?: string }) => code === 'ERR_WORKER_OUT_OF_MEMORY';
