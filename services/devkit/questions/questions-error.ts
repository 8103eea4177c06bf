/** Why a call failed, and the status with which an HTTP API answers it. */
export const QUESTIONS_PROBLEMS = {
  /** What was sent can't be used. */
  invalid: 400,
  /** There is no such section, document or intent. */
  notFound: 404,
  /** Somebody has changed the same object since the preview, or has decided otherwise on the same question. */
  changed: 409,
  tooLarge: 413,
  /** The bucket or the index can't be reached, or has no pages. */
  unavailable: 503,
} as const;

export type QuestionsProblem = keyof typeof QUESTIONS_PROBLEMS;

/** A call that failed for a reason that staff can do something about; the message says what. */
export class QuestionsError extends Error {
  readonly code: QuestionsProblem;

  constructor(code: QuestionsProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QuestionsError';
    this.code = code;
  }
}
