import { useEffect, useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import type { TextProblem } from './text-editor.tsx';
import { useLater } from './use-later.ts';

export interface Lint {
  readonly problems: readonly TextProblem[];
  readonly isChecking: boolean;
}

/** What is wrong with a text, a moment after its last change: the parsers of the bot say so. */
export function useLint(file: string, text: string): Lint {
  const settled = useLater(text);
  const [lint, setLint] = useState<{
    readonly of: string;
    readonly problems: readonly TextProblem[];
  }>();
  useEffect(() => {
    const ended = new AbortController();
    const call = { method: 'POST', body: { text: settled }, signal: ended.signal } as const;
    callApi<{ readonly problems: readonly TextProblem[] }>(
      `/content/files/${file}/check`,
      call,
    ).then(
      ({ problems }) => setLint({ of: settled, problems }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (!ended.signal.aborted) setLint({ of: settled, problems: [{ line: 1, message }] });
      },
    );
    return () => ended.abort();
  }, [file, settled]);
  return { problems: lint?.problems ?? [], isChecking: lint?.of !== text };
}
