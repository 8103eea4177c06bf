/** A request that the chat API refused, or that never reached it (status 0). The message is worded for the person. */
export class ChatError extends Error {
  readonly status: number;
  /** The reference number, if the server sent one. */
  readonly reference: string | undefined;
  /** Whether there was no network to send it over. */
  readonly isOffline: boolean;

  constructor(
    status: number,
    message: string,
    reference?: string,
    { isOffline = false, ...options }: ErrorOptions & { readonly isOffline?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'ChatError';
    this.status = status;
    this.reference = reference;
    this.isOffline = isOffline;
  }
}

/** Returns what was thrown as a ChatError. */
export function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError(0, 'Sorry, something went wrong.', undefined, { cause: error });
}
