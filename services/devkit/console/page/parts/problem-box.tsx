import type { ApiError } from '../call-api.ts';

interface ProblemBoxProps {
  readonly problem: Pick<ApiError, 'message' | 'reference'> | undefined;
  readonly onRetry?: () => void;
}

/** Says what went wrong, with the number under which the log has it; nothing without a problem. */
export function ProblemBox({ problem, onRetry }: ProblemBoxProps) {
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
    </div>
  );
}
