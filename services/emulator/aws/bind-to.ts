import type { Call } from './service.ts';

/** Binds operations to their dependencies, which leaves what the endpoint calls: `bindTo(deps)(putObject)`. */
export function bindTo<Deps>(deps: Deps) {
  return <Input, Output>(operation: (deps: Deps, input: Input, call: Call) => Promise<Output>) =>
    (input: Input, call: Call): Promise<Output> =>
      operation(deps, input, call);
}
