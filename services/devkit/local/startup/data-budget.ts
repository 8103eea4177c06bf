import { statfs } from 'node:fs/promises';
import type { Clock } from '../../../base/clock.ts';
import { folderSize } from '../../../base/durable/folder-size.ts';
import type { Log } from '../../../base/log.ts';
import { repeat } from '../../../base/repeat.ts';
import type { Timers } from '../../../base/timers.ts';
import { showSize } from '../byte-size.ts';

export interface DataBudgetOptions {
  readonly dataDir: string;
  /** `DATA_LIMIT`, in bytes. */
  readonly limitBytes: number;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Returns the size of the folder. Rejects if the signal is aborted. */
  readonly measure?: (dataDir: string, signal: AbortSignal) => Promise<number>;
  readonly readDisk?: (dataDir: string) => Promise<Disk>;
}

/** In bytes. */
interface Disk {
  readonly free: number;
  readonly size: number;
}

const LOOK_EVERY_MS = 5000;
const MEASURE_EVERY_MS = 60_000;
/** Measuring may take this part of the time: a folder with a million files is measured less often. */
const REST = 20;
const MIN_REST = 4;
const MAX_RESERVE = 512e6;
const MAX_DISK_RESERVE = 256e6;

/**
 * How much room DATA_DIR has for what is new. Once only a tenth of `DATA_LIMIT` (at most 512 MB) or a twentieth of the
 * disk (at most 256 MB) is left, nothing new is taken in: the rest is for tickets and for chats that have begun, which
 * never ask. What is taken in is counted at once, all else when the folder is measured.
 */
export class DataBudget {
  readonly #options: DataBudgetOptions;
  readonly #ended = new AbortController();
  #disk: Disk = { free: Number.POSITIVE_INFINITY, size: Number.POSITIVE_INFINITY };
  #measured = 0;
  /** Taken in since the last measurement began. */
  #taken = 0;
  #freeWhenMeasured = 0;
  #measuredAt = Number.NEGATIVE_INFINITY;
  #tookMs = 0;
  #problem: string | undefined;
  #looking = Promise.resolve();

  constructor(options: DataBudgetOptions) {
    this.#options = options;
  }

  /** Why nothing new is taken in, for the log and `/healthz`; undefined as long as there is room. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Counts bytes that are about to be written. Returns false, and counts nothing, if there is no room for them. */
  take(bytes: number): boolean {
    const { free, size } = this.#disk;
    const { limitBytes } = this.#options;
    const fits =
      this.#measured + this.#taken + bytes <= limitBytes && free - bytes >= diskReserve(size);
    if (this.#problem !== undefined || !fits) return false;
    this.#taken += bytes;
    this.#report();
    return true;
  }

  /** Measures now and then again and again. Returns a function that ends that and resolves once it has. */
  start(): () => Promise<void> {
    const { timers } = this.#options;
    const action = () => this.look();
    const end = repeat({ action, everyMs: LOOK_EVERY_MS, timers, isImmediate: true });
    return async () => {
      this.#ended.abort();
      await end();
    };
  }

  /** Reads how full the disk is, and measures the folder if that is due. Never rejects. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look());
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { dataDir, log } = this.#options;
    try {
      this.#disk = await (this.#options.readDisk ?? readDisk)(dataDir);
      if (this.#isDue()) await this.#measure();
      this.#report();
    } catch (err) {
      // A folder that can't be read is reported by those who watch it.
      if (!this.#ended.signal.aborted) log.debug({ err }, 'DATA_DIR can not be measured');
    }
  }

  /** After a minute, sooner if the disk has lost a quarter of what is left or nothing is taken in; never most of the time. */
  #isDue(): boolean {
    const rested = this.#options.clock.now().getTime() - this.#measuredAt;
    const everyMs = this.#problem === undefined ? MEASURE_EVERY_MS : LOOK_EVERY_MS;
    if (rested >= Math.max(everyMs, this.#tookMs * REST)) return true;
    const left = this.#room() - this.#measured;
    const lost = Math.max(this.#taken, this.#freeWhenMeasured - this.#disk.free);
    return lost > Math.max(left, 0) / 4 && rested >= this.#tookMs * MIN_REST;
  }

  async #measure(): Promise<void> {
    const { dataDir, clock, measure = folderSize } = this.#options;
    const began = clock.now().getTime();
    const takenBefore = this.#taken;
    this.#freeWhenMeasured = this.#disk.free;
    this.#measured = await measure(dataDir, this.#ended.signal);
    this.#taken -= takenBefore;
    this.#measuredAt = clock.now().getTime();
    this.#tookMs = this.#measuredAt - began;
  }

  #room(): number {
    const { limitBytes } = this.#options;
    return limitBytes - Math.min(limitBytes / 10, MAX_RESERVE);
  }

  #findProblem(): string | undefined {
    const { dataDir, limitBytes } = this.#options;
    const used = this.#measured + this.#taken;
    if (used >= this.#room()) {
      return `DATA_DIR ${dataDir} holds ${showSize(used)} of DATA_LIMIT ${showSize(limitBytes)}: ${CONSEQUENCE}`;
    }
    const { free, size } = this.#disk;
    if (free >= diskReserve(size)) return undefined;
    return `the disk of DATA_DIR ${dataDir} has only ${showSize(free)} left: ${CONSEQUENCE}`;
  }

  #report(): void {
    const { log, dataDir } = this.#options;
    const before = this.#problem;
    this.#problem = this.#findProblem();
    if (this.#problem !== undefined && before === undefined) log.error(this.#problem);
    if (this.#problem === undefined && before !== undefined) {
      log.info(`DATA_DIR ${dataDir} has room again: uploads and new chats are accepted`);
    }
  }
}

function diskReserve(size: number): number {
  return Math.min(size / 20, MAX_DISK_RESERVE);
}

const CONSEQUENCE =
  'uploads and new chats are refused, and messages, mails and search writes of clients; tickets and chats that have begun go on. Raise DATA_LIMIT, or delete documents.';

async function readDisk(dataDir: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { free: bavail * bsize, size: blocks * bsize };
}
