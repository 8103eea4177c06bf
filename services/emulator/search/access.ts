import { SearchError } from '../../../search-engine/errors.ts';

/** A request as received, whose signature is to be verified. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The hash of the body; undefined while the body has not been read, and only the head can be checked. */
  readonly bodySha256: string | undefined;
}

/**
 * Resolves if the caller may search. Rejects with an error that has `status`, `message` and possibly `detail`: a
 * domain of Amazon OpenSearch Service denies access in this form, not in OpenSearch's.
 */
export type Authenticate = (request: SignedRequest) => Promise<unknown>;

/** Access denied, with the response's status and body. */
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

/** Authenticates a request. Throws AccessError if access is denied; other failures, and SearchError, are passed on. */
export async function admit(authenticate: Authenticate, request: SignedRequest): Promise<void> {
  try {
    await authenticate(request);
  } catch (error) {
    throw isDenial(error) ? new AccessError(error) : error;
  }
}

function isDenial(error: unknown): error is Error & { status: number; detail?: string } {
  if (error instanceof SearchError) return false;
  return error instanceof Error && typeof (error as { status?: unknown }).status === 'number';
}
