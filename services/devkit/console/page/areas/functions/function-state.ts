/** A function as its API shows it. */
export interface FunctionState {
  readonly name: string;
  readonly runtime: string;
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly lastError?: { readonly type: string; readonly at: string; readonly requestId: string };
  readonly processes: { readonly busy: number; readonly idle: number };
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly codeSha256: string;
}

/** An invocation that has ended. */
export interface PastInvocation {
  readonly requestId: string;
  readonly at: string;
  readonly durationMs: number;
  readonly errorType?: string;
  readonly log: string;
}
