import type { Violation } from '../report.ts';
import type { FuzzRequest } from './requests.ts';
import type { Answer } from './send.ts';

const ANSWERED = 'Every request is answered within 30 seconds';
const REASON = 'An answer with 500 says why, or has a reference';
const STACK = 'No answer has a stack trace';
const FRAME = /(^|\n|\\n)\s+at .+:\d+:\d+/;
/** A message, a code or a request id, in the words of the three ports. */
const WHY = /<(Code|RequestId)>|"(message|reference|__type|reason)"/;

/** Judges the answer to a request. */
export function judgeAnswer(what: string, request: FuzzRequest, answer: Answer): Violation[] {
  const { port, method, path } = request;
  const { status, body } = answer;
  const promises = [
    ...(status === 0 ? [ANSWERED] : []),
    ...(status === 500 && !WHY.test(body) ? [REASON] : []),
    ...(FRAME.test(body) ? [STACK] : []),
  ];
  const seen = `${what}: ${port} ${method} ${path.slice(0, 120)}: ${status} ${body.slice(0, 200)}`;
  return promises.map((promise) => ({ promise, seen }));
}
