interface ChatErrorOptions extends ErrorOptions {
  readonly isOffline?: boolean;
  readonly type?: string | undefined;
}

/** A request that the chat API refused, or that never reached it (status 0). The message is worded for the person. */
export class ChatError extends Error {
  readonly status: number;
  /** The reference number, if the server sent one. */
  readonly reference: string | undefined;
  /** The type of the problem, if the server named one: `handoff-open`. */
  readonly type: string | undefined;
  /** Whether there was no network to send it over. */
  readonly isOffline: boolean;

  /** Whether it says that the chat is over. */
  get hasEnded(): boolean {
    return this.status === 404 || this.status === 410;
  }

  constructor(
    status: number,
    message: string,
    reference?: string,
    { isOffline = false, type, ...options }: ChatErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'ChatError';
    this.status = status;
    this.reference = reference;
    this.type = type;
    this.isOffline = isOffline;
  }
}

/** Returns what was thrown as a ChatError. */
export function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError(0, 'Sorry, something went wrong.', undefined, { cause: error });
}
