/** An HTTP response, as routes return it. */
export interface ChatResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Builds a JSON response that must not be cached. */
export function json(status: number, value: unknown): ChatResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** Builds an empty response, 204. */
export function noContent(): ChatResponse {
  return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };
}

/** Builds a text response of a media type. */
export function content(
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ChatResponse {
  return { status: 200, headers: { 'content-type': contentType, ...headers }, body };
}
