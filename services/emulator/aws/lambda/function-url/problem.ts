import type { HttpResponse } from './http-response.ts';

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const PROBLEMS = {
  forbidden: {
    status: 403,
    title: 'Forbidden',
    detail: 'This address may not be called without a signature.',
  },
  notFound: { status: 404, title: 'Not Found', detail: 'There is nothing at this address.' },
  tooMany: {
    status: 429,
    title: 'Too Many Requests',
    detail: 'Many people are asking at the moment. Please try again in a second.',
  },
  failed: {
    status: 502,
    title: 'Bad Gateway',
    detail: 'Sorry, something went wrong on our side. Please try again.',
  },
  timedOut: {
    status: 504,
    title: 'Gateway Timeout',
    detail: 'Sorry, the answer took too long. Please try again.',
  },
} as const satisfies Record<string, Problem>;

export type ProblemKind = keyof typeof PROBLEMS;

/** Returns RFC 9457 problem details with a reference to the log of the invocation. */
export function problemResponse(kind: ProblemKind, reference: string): HttpResponse {
  const { status, title, detail } = PROBLEMS[kind];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 429 ? { 'retry-after': '1' } : {}),
    },
    cookies: [],
    body: Buffer.from(JSON.stringify({ type: 'about:blank', title, status, detail, reference })),
  };
}
