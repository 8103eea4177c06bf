import type { Timers } from '../../../../base/timers.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

/** Events that wait for a process; beyond it the function is throttled. */
const MAX_WAITING = 1000;

/** What the pool asks of a process. */
export type PoolMember = Pick<ExecutionEnvironment, 'isAlive' | 'kill' | 'warm' | 'ended'>;

export interface PoolOptions<Member extends PoolMember> {
  /** Processes at most. */
  readonly size: number;
  /** How long an unused process is kept. */
  readonly idleMs: number;
  readonly timers: Timers;
  readonly start: () => Member;
  /** False where a process can't be used for another event: its credentials end too soon. */
  readonly isFit: (environment: Member) => boolean;
}

/** The processes of one function in one configuration: the one used last is used next, so that the others can go. */
export class Pool<Member extends PoolMember> {
  readonly #options: PoolOptions<Member>;
  readonly #sandboxes = new Set<Member>();
  readonly #idle: { readonly environment: Member; readonly cancel: () => void }[] = [];
  readonly #waiting: ((environment: Member | Promise<Member>) => void)[] = [];
  #isRetired = false;

  constructor(options: PoolOptions<Member>) {
    this.#options = options;
  }

  get busy(): number {
    return this.#sandboxes.size - this.#idle.length;
  }

  get idle(): number {
    return this.#idle.length;
  }

  get isFull(): boolean {
    return this.#waiting.length >= MAX_WAITING;
  }

  /** A process for one event; it must be given back. Waits where all are busy. */
  async acquire(): Promise<Member> {
    for (let found = this.#idle.pop(); found; found = this.#idle.pop()) {
      found.cancel();
      if (found.environment.isAlive && this.#options.isFit(found.environment))
        return found.environment;
      this.#remove(found.environment);
    }
    if (this.#sandboxes.size < this.#options.size) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(environment: Member): void {
    const isUsable = environment.isAlive && this.#options.isFit(environment);
    const next = this.#waiting.shift();
    if (!isUsable || (this.#isRetired && !next)) this.#remove(environment);
    else if (!next) this.#keepIdle(environment);
    // A start that fails is the waiting event's failure, not the one's that gave its process back.
    if (next) next(isUsable ? environment : attempt(() => this.#start()));
  }

  /** Starts a process where there is none, and waits until it can take events. */
  async warm(): Promise<void> {
    if (this.#sandboxes.size > 0) return;
    const environment = this.#start();
    await environment.warm();
    this.release(environment);
  }

  /** Takes no further events: idle processes end now, busy ones after what they and the waiting have. */
  retire(): void {
    this.#isRetired = true;
    for (const { environment, cancel } of this.#idle.splice(0)) {
      cancel();
      this.#remove(environment);
    }
  }

  /** Ends every process now; resolves when they are gone. */
  async kill(): Promise<void> {
    const environments = [...this.#sandboxes];
    this.retire();
    for (const environment of environments) environment.kill();
    await Promise.all(environments.map(({ ended }) => ended));
  }

  #start(): Member {
    const environment = this.#options.start();
    this.#sandboxes.add(environment);
    return environment;
  }

  #remove(environment: Member): void {
    this.#sandboxes.delete(environment);
    environment.kill();
  }

  #keepIdle(environment: Member): void {
    const entry = {
      environment,
      cancel: this.#options.timers.after(this.#options.idleMs, () => {
        this.#idle.splice(this.#idle.indexOf(entry), 1);
        this.#remove(environment);
      }),
    };
    this.#idle.push(entry);
  }
}

async function attempt<T>(action: () => T): Promise<T> {
  return action();
}
