/** What the runner and a function's process say to each other over the IPC channel. */

/** Lambda's shape of a failure, as it stands in the payload of an invocation. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** One event for the handler. */
export interface InvokeMessage {
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  /** Milliseconds since the epoch at which the process is killed. */
  readonly deadlineMs: number;
  readonly invokedFunctionArn: string;
  /** JSON text of `X-Amz-Client-Context`, decoded. */
  readonly clientContext?: string;
}

export type RuntimeMessage =
  /** The module is loaded and its handler found. */
  | { readonly type: 'ready' }
  /** The module could not be loaded or has no such handler; the process ends. */
  | { readonly type: 'initFailed'; readonly failure: FunctionFailure }
  /** `payload` is JSON text. */
  | { readonly type: 'succeeded'; readonly payload: string; readonly maxRssKb: number }
  | {
      readonly type: 'failed';
      readonly failure: FunctionFailure;
      readonly maxRssKb: number;
      /** The process ends: it takes no further event. */
      readonly isFatal: boolean;
    };

/** Last line that the process writes for an invocation: what comes before it belongs to the invocation's log. */
export function endOfLog(requestId: string): string {
  return `\0end of ${requestId}\0\n`;
}
