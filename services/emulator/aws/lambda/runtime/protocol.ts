/** The messages between the runner and a function's process, sent over the IPC channel. */

/**
 * The variable with the function's own variables as JSON. They are set once the process runs: some variables would have
 * the system or Node.js load other code at its start.
 */
export const FUNCTION_VARIABLES = 'SUPPORT_BOT_FUNCTION_VARIABLES';

/** The variable with the folders of the function's layers, as JSON. */
export const LAYER_FOLDERS = 'SUPPORT_BOT_LAYER_FOLDERS';

/** A failure as Lambda writes it to the payload of an invocation. */
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
  /** The module has loaded and has the handler. */
  | { readonly type: 'ready' }
  /** The module could not be loaded or has no such handler; the process ends. */
  | { readonly type: 'initFailed'; readonly failure: FunctionFailure }
  /** `payload` is JSON text. */
  | { readonly type: 'succeeded'; readonly payload: string; readonly maxRssKb: number }
  | {
      readonly type: 'failed';
      readonly failure: FunctionFailure;
      readonly maxRssKb: number;
      /** The process ends and handles no further event. */
      readonly isFatal: boolean;
    };

/** The last line that the process writes for an invocation: its log ends there. */
export function endOfLog(requestId: string): string {
  return `\0end of ${requestId}\0\n`;
}
