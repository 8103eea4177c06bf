import { contextOf } from './context.ts';
import { RuntimeFailure } from './failure.ts';
import type { Handler } from './load-handler.ts';
import type { InvokeMessage } from './protocol.ts';

/** AWS's sentence for a handler whose promise can no longer settle. */
const NEVER_SETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';

/**
 * Runs an async or a callback-style handler and resolves with what it returns. Rejects with what the handler throws, or
 * with RuntimeFailure Runtime.NodeJsExit. The event loop must hold nothing but the handler's own work (the IPC channel
 * unreferenced): `beforeExit` then means that a callback handler is done, or that a promise can no longer settle.
 */
export async function runHandler(handler: Handler, message: InvokeMessage): Promise<unknown> {
  const event: unknown = JSON.parse(message.event);
  return new Promise((resolve, reject) => {
    let answer: { value: unknown } | undefined;
    const context = contextOf(message, process.env, {
      succeed: (value) => settle(() => resolve(value)),
      fail: (error) => settle(() => reject(error)),
    });
    const settle = (action: () => void) => {
      process.off('beforeExit', onIdle);
      action();
    };
    const callback = (error: unknown, value: unknown) => {
      if (error !== undefined && error !== null) return settle(() => reject(error));
      answer ??= { value };
      if (!context.callbackWaitsForEmptyEventLoop) settle(() => resolve(value));
    };
    const onIdle = () => {
      if (answer || !isPromise) return settle(() => resolve(answer?.value));
      settle(() => reject(new RuntimeFailure('Runtime.NodeJsExit', NEVER_SETTLED)));
    };
    process.on('beforeExit', onIdle);

    const returned = callHandler(handler, event, context, callback, (error) =>
      settle(() => reject(error)),
    );
    const isPromise = isThenable(returned);
    if (isThenable(returned)) {
      returned.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error)),
      );
    }
  });
}

function callHandler(
  handler: Handler,
  event: unknown,
  context: object,
  callback: unknown,
  onThrown: (error: unknown) => void,
): unknown {
  try {
    return handler(event, context, callback);
  } catch (error) {
    onThrown(error);
    return undefined;
  }
}

function isThenable(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
