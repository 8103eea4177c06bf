import type { LambdaFunctionURLEvent } from 'aws-lambda';

export interface HttpQuestion {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON body. */
  readonly json?: unknown;
  /** A body as it is; needs its own content type. */
  readonly body?: string;
  readonly sourceIp?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The event that a function URL makes of a request (payload format 2.0). */
export function urlEvent(question: HttpQuestion): LambdaFunctionURLEvent {
  const [rawPath = '/', rawQueryString = ''] = question.path.split('?');
  const body = question.json === undefined ? question.body : JSON.stringify(question.json);
  const type = question.json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { ...type, ...question.headers },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.ca-central-1.on.aws',
      domainPrefix: 'abc',
      http: {
        method: question.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: question.sourceIp ?? '192.0.2.1',
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
