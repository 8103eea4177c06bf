import type { LambdaFunctionURLEvent } from 'aws-lambda';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON body. */
  readonly json?: unknown;
  /** A raw body. Its content type must be set in `headers`. */
  readonly body?: string;
  readonly sourceIp?: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Returns the event that a function URL creates from a request (payload format 2.0). */
export function urlEvent(request: HttpRequest): LambdaFunctionURLEvent {
  const [rawPath = '/', rawQueryString = ''] = request.path.split('?');
  const body = request.json === undefined ? request.body : JSON.stringify(request.json);
  const type = request.json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { ...type, ...request.headers },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.ca-central-1.on.aws',
      domainPrefix: 'abc',
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp ?? '192.0.2.1',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '02/Mar/2026:10:00:00 +0000',
      timeEpoch: 1772445600000,
    },
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  };
}
