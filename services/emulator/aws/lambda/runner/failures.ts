import type { FunctionFailure } from '../runtime/protocol.ts';

/** The failures that no handler can report itself, in the shapes that Lambda gives them. */

/** The time limit was reached and the process killed. */
export function timedOut(requestId: string, seconds: number): FunctionFailure {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

/** The memory limit was reached: by the sandbox (killed) or by V8 (aborted). */
export function outOfMemory(requestId: string, signal: 'killed' | 'aborted'): FunctionFailure {
  return {
    errorType: 'Runtime.OutOfMemory',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: ${signal}`,
  };
}

/** The process ended while it had an event. */
export function exited(
  requestId: string,
  code: number | null,
  signal: NodeJS.Signals | null,
): FunctionFailure {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${exitReason(code, signal)}`,
  };
}

function exitReason(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGKILL') return 'Runtime exited with error: signal: killed';
  if (signal) return `Runtime exited with error: signal: ${signal}`;
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code}`;
}
