/** The state of one part of the local side. */
export type ComponentState = 'starting' | 'ready' | 'failed';

export interface HealthReport {
  /** `ready` once every component is. */
  readonly status: ComponentState;
  readonly components: Readonly<Record<string, { state: ComponentState; detail?: string }>>;
}

/** The states of the parts of the local side, all starting at first. */
export class Health {
  readonly #states = new Map<string, { state: ComponentState; detail?: string }>();

  #refusal: string | undefined;

  constructor(components: readonly string[]) {
    for (const name of components) this.#states.set(name, { state: 'starting' });
  }

  /** Sets the state of a component; a detail explains a state that is not `ready`, or is a remark about one that is. */
  set(component: string, state: ComponentState, detail?: string): void {
    this.#states.set(component, { state, ...(detail ? { detail } : {}) });
  }

  /** Sets why no new work is accepted; undefined ends that. */
  refuse(reason: string | undefined): void {
    this.#refusal = reason;
  }

  get refusal(): string | undefined {
    return this.#refusal;
  }

  report(): HealthReport {
    const all = [...this.#states.values()].map(({ state }) => state);
    const status =
      all.find((state) => state === 'failed') ?? all.find((state) => state !== 'ready');
    return { status: status ?? 'ready', components: Object.fromEntries(this.#states) };
  }
}
