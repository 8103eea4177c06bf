import { Problem } from '../http/problem.ts';

type Polite = readonly [status: number, title: string, detail: string, retryAfterSeconds?: number];

const BROKEN: Polite = [
  502,
  'The bot failed',
  'Sorry, something I need is not working right now. Please try again in a minute.',
];

const LATE: Polite = [504, 'The bot took too long', 'Sorry, that took too long. Please try again.'];

/** Lex's documented failures of RecognizeText, and how the client library names its own time-outs. */
const POLITE: Readonly<Record<string, Polite>> = {
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
  DependencyFailedException: BROKEN,
  BadGatewayException: BROKEN,
  TimeoutError: LATE,
  AbortError: LATE,
};

const UNEXPECTED: Polite = [
  500,
  'The bot failed',
  'Sorry, something went wrong on our side. Please try again in a minute.',
];

/** A failure to get a reply as a problem with a sentence for the person; the failure itself is its cause. */
export function botProblem(cause: unknown): Problem {
  const name = cause instanceof Error ? cause.name : '';
  const [status, title, detail, retryAfter] = POLITE[name] ?? UNEXPECTED;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new Problem(status, title, detail, { cause, headers });
}
