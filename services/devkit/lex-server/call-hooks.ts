import type { HookCaller, HookReply } from '../../emulator/lex/code-hook/hook-caller.ts';
import { HttpHookCaller } from '../../emulator/lex/code-hook/http-hook-caller.ts';
import type { Hook } from './assign-hooks.ts';
import type { HandlerProcesses } from './handler-processes.ts';
import type { HookFunction } from './hook-target.ts';

/** Calls each hook where it runs: a process, an endpoint, or here. */
export function createHookCaller(
  hooks: readonly Hook[],
  processes: Pick<HandlerProcesses, 'invoke'>,
): HookCaller {
  const targets = new Map(hooks.map(({ arn, target }) => [arn, target]));
  const endpoints = new Map(
    hooks.flatMap(({ arn, target }) => (target.kind === 'endpoint' ? [[arn, target.url]] : [])),
  );
  const overHttp = new HttpHookCaller(endpoints);
  return {
    async call(arn, aliasArn, event) {
      const target = targets.get(arn);
      if (target?.kind === 'file') return processes.invoke(arn, event);
      if (target?.kind === 'function') return callFunction(target.call, event);
      return overHttp.call(arn, aliasArn, event);
    },
  };
}

/** Through JSON both ways, as over the wire: a handler never shares objects with Lex. */
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
