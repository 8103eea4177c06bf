/** A request as it was received, for checking its signature. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody: Buffer;
}

/**
 * Resolves if the caller may search; rejects with an error that has `status`, `message` and maybe `detail`, which is
 * how a domain of Amazon OpenSearch Service refuses: not in OpenSearch's own words.
 */
export type Authenticate = (request: SignedRequest) => Promise<unknown>;

/** Why a caller was turned away, as it goes on the wire. */
export class AccessError extends Error {
  readonly status: number;
  readonly body: { readonly message: string; readonly detail?: string };

  constructor(cause: { status: number; message: string; detail?: string | undefined }) {
    const { status, message, detail } = cause;
    super(message, { cause });
    this.status = status;
    this.body = { message, ...(detail ? { detail } : {}) };
  }
}

/** Lets a caller in. Throws AccessError with the refusal; any other failure passes through as it is. */
export async function admit(authenticate: Authenticate, request: SignedRequest): Promise<void> {
  try {
    await authenticate(request);
  } catch (error) {
    throw isRefusal(error) ? new AccessError(error) : error;
  }
}

function isRefusal(error: unknown): error is Error & { status: number; detail?: string } {
  return error instanceof Error && typeof (error as { status?: unknown }).status === 'number';
}
