/** The platform's own lines in a function's log, as CloudWatch shows them. */

export function startLine(requestId: string): string {
  return `START RequestId: ${requestId} Version: $LATEST\n`;
}

export interface Report {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly maxMemoryMb: number;
  /** Of a cold start. */
  readonly initMs?: number;
  /** Of a failure of the runtime or the platform. */
  readonly errorType?: string;
}

export function endLines(report: Report): string {
  const { requestId, durationMs, memoryMb, maxMemoryMb, initMs, errorType } = report;
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs + (initMs ?? 0))} ms`,
    `Memory Size: ${memoryMb} MB`,
    `Max Memory Used: ${maxMemoryMb} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(errorType === undefined ? [] : [`Status: ${statusOf(errorType)}`]),
    ...(errorType === undefined || isTimeOut(errorType) ? [] : [`Error Type: ${errorType}`]),
  ];
  return `END RequestId: ${requestId}\n${parts.join('\t')}\t\n`;
}

function statusOf(errorType: string): string {
  return isTimeOut(errorType) ? 'timeout' : 'error';
}

function isTimeOut(errorType: string): boolean {
  return errorType === 'Sandbox.Timedout';
}
