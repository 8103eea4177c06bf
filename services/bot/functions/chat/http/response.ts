/** An HTTP answer as the routes give it. */
export interface ChatResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer that no cache keeps. */
export function json(status: number, value: unknown): ChatResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** 204. */
export function noContent(): ChatResponse {
  return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };
}

/** Text of a media type. */
export function content(
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ChatResponse {
  return { status: 200, headers: { 'content-type': contentType, ...headers }, body };
}
