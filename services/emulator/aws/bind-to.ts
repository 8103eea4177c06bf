import type { Call } from './service.ts';

/** Hands operations what they need; what is left is what the front door calls: `bindTo(needs)(putObject)`. */
export function bindTo<Needs>(needs: Needs) {
  return <Input, Output>(operation: (needs: Needs, input: Input, call: Call) => Promise<Output>) =>
    (input: Input, call: Call): Promise<Output> =>
      operation(needs, input, call);
}
