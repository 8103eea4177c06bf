/** The state of one part of the local side. */
export type ComponentState = 'starting' | 'ready' | 'failed';

export interface Health {
  /** Says how a component does; a detail explains a state that is not `ready`. */
  set(component: string, state: ComponentState, detail?: string): void;
  report(): HealthReport;
}

export interface HealthReport {
  /** `ready` once every component is. */
  readonly status: ComponentState;
  readonly components: Readonly<Record<string, { state: ComponentState; detail?: string }>>;
}

/** Keeps the state of the given components, all of them starting. */
export function createHealth(components: readonly string[]): Health {
  const states = new Map<string, { state: ComponentState; detail?: string }>(
    components.map((name) => [name, { state: 'starting' }]),
  );
  return {
    set: (component, state, detail) =>
      states.set(component, { state, ...(detail ? { detail } : {}) }),
    report() {
      const all = [...states.values()].map(({ state }) => state);
      const status =
        all.find((state) => state === 'failed') ?? all.find((state) => state !== 'ready');
      return { status: status ?? 'ready', components: Object.fromEntries(states) };
    },
  };
}
