import { Problem } from '../http/problem.ts';

type ProblemText = readonly [
  status: number,
  title: string,
  detail: string,
  retryAfterSeconds?: number,
];

const UNAVAILABLE: ProblemText = [
  502,
  'The bot failed',
  'Sorry, something I need is not working right now. Please try again in a minute.',
];

const TIMED_OUT: ProblemText = [
  504,
  'The bot took too long',
  'Sorry, that took too long. Please try again.',
];

/** The documented errors of RecognizeText, and the client's own timeouts, by name. */
const PROBLEMS: Readonly<Record<string, ProblemText>> = {
  ThrottlingException: [
    503,
    'The bot is busy',
    'Many people are asking right now. Please try again in a few seconds.',
    5,
  ],
  ConflictException: [
    409,
    'Another message is being answered',
    'I am still working on your last message. Please try again in a moment.',
    2,
  ],
  ValidationException: [
    400,
    'The bot cannot read this',
    'Sorry, I cannot read this message. Please say it in other words.',
  ],
  DependencyFailedException: UNAVAILABLE,
  BadGatewayException: UNAVAILABLE,
  TimeoutError: TIMED_OUT,
  AbortError: TIMED_OUT,
};

const UNEXPECTED: ProblemText = [
  500,
  'The bot failed',
  'Sorry, something went wrong on our side. Please try again in a minute.',
];

/** Turns a failed request to the bot into a Problem with a sentence for the person; the failure is its cause. */
export function botProblem(cause: unknown): Problem {
  const name = cause instanceof Error ? cause.name : '';
  const [status, title, detail, retryAfter] = PROBLEMS[name] ?? UNEXPECTED;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new Problem(status, title, detail, { cause, headers });
}
