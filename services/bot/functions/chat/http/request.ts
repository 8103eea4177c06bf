import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { Log } from '../../../helpdesk/json-log.ts';

/** An HTTP request, as routes receive it. */
export interface ChatRequest {
  readonly method: string;
  /** The path as sent: percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** The reference number under which a failure of this request is logged. */
  readonly reference: string;
  readonly log: Log;
  /** The function's remaining time, in milliseconds. */
  remainingMs(): number;
}

/** Reads a function URL event (payload format 2.0). Treats HEAD as GET; the caller drops the body. */
export function toRequest(
  event: LambdaFunctionURLEvent,
  context: Pick<ChatRequest, 'reference' | 'log' | 'remainingMs'>,
): ChatRequest {
  const { http } = event.requestContext;
  return {
    method: http.method === 'HEAD' ? 'GET' : http.method,
    path: event.rawPath,
    query: new URLSearchParams(event.rawQueryString),
    headers: event.headers,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceIp: http.sourceIp,
    ...context,
  };
}
