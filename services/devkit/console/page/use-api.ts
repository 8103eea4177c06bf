/// <reference lib="dom" />
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError, callApi } from './call-api.ts';

/** What is known of a resource. While it is loaded again, the last data stay. */
export interface Loaded<T> {
  readonly data: T | undefined;
  readonly problem: ApiError | undefined;
  readonly isLoading: boolean;
  /** Loads it again. */
  reload(): void;
}

/** Loads a resource of the console's API, and again when the path changes. Undefined: nothing is loaded yet. */
export function useApi<T>(path: string | undefined): Loaded<T> {
  const [count, setCount] = useState(0);
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>(EMPTY);
  useEffect(() => {
    if (path === undefined) return;
    const ended = new AbortController();
    setState(({ data }) => ({ data, problem: undefined, isLoading: true }));
    callApi<T>(path, { signal: ended.signal }).then(
      (data) => setState({ data, problem: undefined, isLoading: false }),
      (error: unknown) => {
        if (!ended.signal.aborted)
          setState({ data: undefined, problem: toApiError(error), isLoading: false });
      },
    );
    return () => ended.abort();
  }, [path, count]);
  const reload = useCallback(() => setCount((before) => before + 1), []);
  return { ...state, reload };
}

const EMPTY = { data: undefined, problem: undefined, isLoading: true };

/** What a person did that is under way, or how it failed. */
export interface Action {
  readonly isBusy: boolean;
  readonly problem: ApiError | undefined;
  /** Does it, unless it is under way. Resolves with whether it succeeded. */
  run(work: () => Promise<void>): Promise<boolean>;
  /** Forgets what went wrong. */
  clear(): void;
}

/** Keeps what a button does: busy while it works, and what went wrong. */
export function useAction(): Action {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError>();
  const run = async (work: () => Promise<void>) => {
    if (isBusy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(toApiError(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run, clear: () => setProblem(undefined) };
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, error instanceof Error ? error.message : String(error));
}
