import type { Timers } from '../../../../base/timers.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

/** The most events that wait for an environment; beyond it the function is throttled. */
const MAX_WAITING = 1000;

/** The part of an execution environment that the pool uses. */
export type PoolMember = Pick<ExecutionEnvironment, 'isAlive' | 'kill' | 'warm' | 'ended'>;

export interface PoolOptions<Member extends PoolMember> {
  /** The most environments. */
  readonly size: number;
  /** How long an unused environment is kept. */
  readonly idleMs: number;
  readonly timers: Timers;
  readonly start: () => Member;
  /** False if an environment can't take another event, because its credentials end too soon. */
  readonly isUsable: (environment: Member) => boolean;
}

/**
 * The execution environments of one function in one configuration. The one used last is used next, so that the others
 * become idle and end.
 */
export class Pool<Member extends PoolMember> {
  readonly #options: PoolOptions<Member>;
  readonly #environments = new Set<Member>();
  readonly #idle: { readonly environment: Member; readonly cancel: () => void }[] = [];
  readonly #waiting: ((environment: Member | Promise<Member>) => void)[] = [];
  #isRetired = false;

  constructor(options: PoolOptions<Member>) {
    this.#options = options;
  }

  get busy(): number {
    return this.#environments.size - this.#idle.length;
  }

  get idle(): number {
    return this.#idle.length;
  }

  get isFull(): boolean {
    return this.#waiting.length >= MAX_WAITING;
  }

  /** Resolves with an environment for one event, once one is free; it must be released afterwards. */
  async acquire(): Promise<Member> {
    for (let found = this.#idle.pop(); found; found = this.#idle.pop()) {
      found.cancel();
      if (this.#isUsable(found.environment)) return found.environment;
      this.#remove(found.environment);
    }
    if (this.#environments.size < this.#options.size) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(environment: Member): void {
    const isUsable = this.#isUsable(environment);
    const next = this.#waiting.shift();
    if (!isUsable || (this.#isRetired && !next)) this.#remove(environment);
    else if (!next) this.#keepIdle(environment);
    // A failed start is the failure of the waiting event, not of the one that released its environment.
    if (next) next(isUsable ? environment : attempt(() => this.#start()));
  }

  /** Starts an environment if there is none, and waits until it can take events. */
  async warm(): Promise<void> {
    if (this.#environments.size > 0) return;
    const environment = this.#start();
    await environment.warm();
    this.release(environment);
  }

  /** Ends idle environments now, and busy ones once their events and the waiting ones are done. */
  retire(): void {
    this.#isRetired = true;
    for (const { environment, cancel } of this.#idle.splice(0)) {
      cancel();
      this.#remove(environment);
    }
  }

  /** Ends every environment now; resolves when they are gone. */
  async kill(): Promise<void> {
    const environments = [...this.#environments];
    this.retire();
    for (const environment of environments) environment.kill();
    await Promise.all(environments.map(({ ended }) => ended));
  }

  #isUsable(environment: Member): boolean {
    return environment.isAlive && this.#options.isUsable(environment);
  }

  #start(): Member {
    const environment = this.#options.start();
    this.#environments.add(environment);
    return environment;
  }

  #remove(environment: Member): void {
    this.#environments.delete(environment);
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
