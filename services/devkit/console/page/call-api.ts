/// <reference lib="dom" />

/** A request that the console's server refused, or that never reached it (status 0). The message is for the person. */
export class ApiError extends Error {
  readonly status: number;
  /** The reference under which the server logged it. */
  readonly reference: string | undefined;

  constructor(status: number, message: string, reference?: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.reference = reference;
  }
}

const BASE = '/console/api';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** The entity tag of what is replaced (If-Match). */
  readonly replaces?: string;
  readonly signal?: AbortSignal;
}

/**
 * Calls the console's API at a path such as `/figures?days=28`. Resolves with the JSON of the answer, undefined if it is empty.
 * Throws ApiError.
 */
export async function callApi<T>(path: string, call: Call = {}): Promise<T> {
  const response = await request(path, call);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as {
    readonly detail?: string;
    readonly reference?: string;
  };
  const detail = problem.detail ?? `The console's server answered ${response.status}.`;
  throw new ApiError(
    response.status,
    detail,
    response.status >= 500 ? problem.reference : undefined,
  );
}

async function request(
  path: string,
  { method = 'GET', body, replaces, signal }: Call,
): Promise<Response> {
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(replaces !== undefined && { 'if-match': replaces }),
  };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    return await fetch(`${BASE}${path}`, {
      method,
      headers,
      ...content,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'The console can’t be reached. Is support-bot still running?');
  }
}
