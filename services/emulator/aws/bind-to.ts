import type { Call } from './service.ts';

/** Hands operations what they need; what is left is what the front door calls: `bindTo(needs)(putObject)`. */
export function bindTo<Deps>(deps: Deps) {
  return <Input, Output>(operation: (deps: Deps, input: Input, call: Call) => Promise<Output>) =>
    (input: Input, call: Call): Promise<Output> =>
      operation(deps, input, call);
}
