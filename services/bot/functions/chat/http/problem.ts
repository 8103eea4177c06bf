import type { ProblemDetails } from '../../../chat-page/chat-api.ts';
import type { ChatResponse } from './response.ts';

export interface ProblemOptions extends ErrorOptions {
  /** By which programs tell the problem from others with its status. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal or failure that is reported to the client: status, short title, and a sentence for the person. */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, title: string, detail: string, options: ProblemOptions = {}) {
    super(detail, options);
    this.name = 'Problem';
    this.status = status;
    this.type = options.type ?? 'about:blank';
    this.title = title;
    this.headers = options.headers ?? {};
  }
}

/** Builds the response (RFC 9457, `application/problem+json`), with the reference number under which it is logged. */
export function problemResponse(problem: Problem, reference: string): ChatResponse {
  const { status, type, title, message: detail } = problem;
  const details = { type, title, status, detail, reference };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...problem.headers,
    },
    body: JSON.stringify(details satisfies ProblemDetails),
  };
}
