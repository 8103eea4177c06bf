import type { Timers } from '../../../../base/timers.ts';
import type { Sandbox } from './sandbox.ts';

/** Events that wait for a process; beyond it the function is throttled. */
const MAX_WAITING = 1000;

/** What the pool asks of a process. */
export type PoolMember = Pick<Sandbox, 'isAlive' | 'kill' | 'warm' | 'ended'>;

export interface PoolOptions<Member extends PoolMember> {
  /** Processes at most. */
  readonly size: number;
  /** How long an unused process is kept. */
  readonly idleMs: number;
  readonly timers: Timers;
  readonly start: () => Member;
  /** False where a process can't be used for another event: its credentials end too soon. */
  readonly isFit: (sandbox: Member) => boolean;
}

/** The processes of one function in one configuration: the one used last is used next, so that the others can go. */
export class Pool<Member extends PoolMember> {
  readonly #options: PoolOptions<Member>;
  readonly #sandboxes = new Set<Member>();
  readonly #idle: { readonly sandbox: Member; readonly cancel: () => void }[] = [];
  readonly #waiting: ((sandbox: Member | Promise<Member>) => void)[] = [];
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
      if (found.sandbox.isAlive && this.#options.isFit(found.sandbox)) return found.sandbox;
      this.#remove(found.sandbox);
    }
    if (this.#sandboxes.size < this.#options.size) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(sandbox: Member): void {
    const isUsable = sandbox.isAlive && this.#options.isFit(sandbox);
    const next = this.#waiting.shift();
    if (!isUsable || (this.#isRetired && !next)) this.#remove(sandbox);
    else if (!next) this.#keepIdle(sandbox);
    // A start that fails is the waiting event's failure, not the one's that gave its process back.
    if (next) next(isUsable ? sandbox : attempt(() => this.#start()));
  }

  /** Starts a process where there is none, and waits until it can take events. */
  async warm(): Promise<void> {
    if (this.#sandboxes.size > 0) return;
    const sandbox = this.#start();
    await sandbox.warm();
    this.release(sandbox);
  }

  /** Takes no further events: idle processes end now, busy ones after what they and the waiting have. */
  retire(): void {
    this.#isRetired = true;
    for (const { sandbox, cancel } of this.#idle.splice(0)) {
      cancel();
      this.#remove(sandbox);
    }
  }

  /** Ends every process now; resolves when they are gone. */
  async kill(): Promise<void> {
    const sandboxes = [...this.#sandboxes];
    this.retire();
    for (const sandbox of sandboxes) sandbox.kill();
    await Promise.all(sandboxes.map(({ ended }) => ended));
  }

  #start(): Member {
    const sandbox = this.#options.start();
    this.#sandboxes.add(sandbox);
    return sandbox;
  }

  #remove(sandbox: Member): void {
    this.#sandboxes.delete(sandbox);
    sandbox.kill();
  }

  #keepIdle(sandbox: Member): void {
    const entry = {
      sandbox,
      cancel: this.#options.timers.after(this.#options.idleMs, () => {
        this.#idle.splice(this.#idle.indexOf(entry), 1);
        this.#remove(sandbox);
      }),
    };
    this.#idle.push(entry);
  }
}

async function attempt<T>(action: () => T): Promise<T> {
  return action();
}
