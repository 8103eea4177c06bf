import type { ComponentChildren } from 'preact';
import type { Loaded } from '../use-api.ts';
import { ProblemBox } from './problem-box.tsx';

interface LoadedPartProps<T> {
  readonly of: Loaded<T>;
  /** What is loaded, for the line that is shown meanwhile: "tickets". */
  readonly what: string;
  readonly children: (data: T) => ComponentChildren;
}

/** Shows what is loaded: a line while it comes, the problem if it does not, and then the data. */
export function LoadedPart<T>({ of, what, children }: LoadedPartProps<T>) {
  if (of.problem) return <ProblemBox problem={of.problem} onRetry={of.reload} />;
  if (of.data === undefined) {
    return (
      <p class="loading" role="status">
        Loading {what} …
      </p>
    );
  }
  return <div aria-busy={of.isLoading}>{children(of.data)}</div>;
}
