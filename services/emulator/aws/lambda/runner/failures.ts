import type { FunctionFailure } from '../runtime/protocol.ts';

/** Failures that no handler can report itself, as Lambda words them. */

/** The process was killed at its time limit. */
export function timedOut(requestId: string, seconds: number): FunctionFailure {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

/** The process reached its memory limit: the emulator killed it, or V8 aborted. */
export function outOfMemory(requestId: string, signal: 'killed' | 'aborted'): FunctionFailure {
  return {
    errorType: 'Runtime.OutOfMemory',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: ${signal}`,
  };
}

/** The process ended during an event. */
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
