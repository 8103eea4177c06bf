import type { HookCaller, HookReply } from '../../emulator/lex/code-hook/hook-caller.ts';
import { HttpHookCaller } from '../../emulator/lex/code-hook/http-hook-caller.ts';
import type { Hook } from './assign-hooks.ts';
import type { HandlerProcesses } from './handler-processes.ts';
import type { HookFunction, HookTarget } from './hook-target.ts';

/** Calls each code hook where it runs: in a process, at an endpoint, or as a function of this process. */
export class LexServerHooks implements HookCaller {
  readonly #processes: Pick<HandlerProcesses, 'invoke'>;
  readonly #targets: ReadonlyMap<string, HookTarget>;
  readonly #overHttp: HookCaller;

  constructor(hooks: readonly Hook[], processes: Pick<HandlerProcesses, 'invoke'>) {
    this.#processes = processes;
    this.#targets = new Map(hooks.map(({ arn, target }) => [arn, target]));
    const urls = hooks.flatMap(({ arn, target }): [string, string][] =>
      target.kind === 'endpoint' ? [[arn, target.url]] : [],
    );
    this.#overHttp = new HttpHookCaller(new Map(urls));
  }

  async call(arn: string, aliasArn: string, event: string): Promise<HookReply> {
    const target = this.#targets.get(arn);
    if (target?.kind === 'file') return this.#processes.invoke(arn, event);
    if (target?.kind === 'function') return callFunction(target.call, event);
    return this.#overHttp.call(arn, aliasArn, event);
  }
}

/** Passes JSON both ways, as over the wire: a handler never shares objects with Lex. */
async function callFunction(call: HookFunction, event: string): Promise<HookReply> {
  try {
    const answer: unknown = await call(JSON.parse(event));
    return { kind: 'payload', text: JSON.stringify(answer ?? null) ?? 'null' };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    const text = JSON.stringify({ errorType: name, errorMessage: message, trace: stack });
    return { kind: 'functionError', errorType: 'Unhandled', text };
  }
}
