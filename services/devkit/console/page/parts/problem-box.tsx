import type { ApiError } from '../call-api.ts';

type ShownProblem = Pick<ApiError, 'message' | 'reference'> & Partial<Pick<ApiError, 'status'>>;

interface ProblemBoxProps {
  readonly problem: ShownProblem | undefined;
  readonly onRetry?: () => void;
  /** Shows what somebody else has saved, in the place of what was typed. */
  readonly onLoadAgain?: () => void;
}

/** Says what went wrong, with the number under which the log has it; nothing without a problem. */
export function ProblemBox({ problem, onRetry, onLoadAgain }: ProblemBoxProps) {
  if (!problem) return null;
  return (
    <div class="problem" role="alert">
      <p>
        {problem.message}
        {problem.reference && ` (Reference ${problem.reference})`}
      </p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
      {onLoadAgain && problem.status === 409 && (
        <button type="button" onClick={onLoadAgain}>
          Show it as it is now
        </button>
      )}
    </div>
  );
}
