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

/**
 * The errors after which Lex has not taken the message. The others say nothing of it: a connection that broke, a time
 * that ran out, a fault of Lex, or a request that overlapped with one that may be of the same message.
 */
const REFUSALS = new Set([
  'AccessDeniedException',
  'BadGatewayException',
  'DependencyFailedException',
  'ResourceNotFoundException',
  'ThrottlingException',
  'ValidationException',
]);

/** A failed request to the bot, with a sentence for the person; the failure is its cause. */
export class BotProblem extends Problem {
  /** Whether the failure proves that the bot has not taken the message. */
  readonly isRefusal: boolean;

  constructor(
    [status, title, detail, retryAfter]: ProblemText,
    cause: unknown,
    isRefusal: boolean,
  ) {
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    super(status, title, detail, { cause, headers });
    this.isRefusal = isRefusal;
  }
}

/** `isInDoubt`: the message may have been taken by an earlier request, so this failure proves nothing. */
export function botProblem(cause: unknown, isInDoubt = false): BotProblem {
  const name = cause instanceof Error ? cause.name : '';
  return new BotProblem(PROBLEMS[name] ?? UNEXPECTED, cause, !isInDoubt && REFUSALS.has(name));
}

/** Whether a failure proves that the bot has not taken the message. */
export function isRefusal(error: unknown): boolean {
  return error instanceof BotProblem && error.isRefusal;
}
