/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';
import type { Change } from '../../../../questions/change.ts';
import type { Preview, PreviewProgress } from '../../../../questions/preview.ts';

/** A line of the answer. */
interface PreviewLine {
  readonly progress?: PreviewProgress;
  readonly preview?: Preview;
  readonly problem?: { readonly detail: string };
}

export interface PreviewState {
  readonly progress?: PreviewProgress | undefined;
  readonly preview?: Preview | undefined;
  readonly problem?: string | undefined;
}

/** Asks what a change would do, and reports how far that is. It is given up when the page goes away. */
export function usePreview(change: Change, questions: readonly string[]): PreviewState {
  const [state, setState] = useState<PreviewState>({});
  const body = JSON.stringify({ change, questions });
  useEffect(() => {
    const ended = new AbortController();
    setState({});
    readPreview(body, ended.signal, setState).catch((error: unknown) => {
      if (!ended.signal.aborted) setState({ problem: String(error) });
    });
    return () => ended.abort();
  }, [body]);
  return state;
}

async function readPreview(
  body: string,
  signal: AbortSignal,
  report: (state: PreviewState) => void,
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/console/api/questions/preview', {
    method: 'POST',
    headers,
    body,
    signal,
  });
  if (!response.ok || response.body === null) {
    const problem = (await response.json().catch(() => ({}))) as { readonly detail?: string };
    return report({ problem: problem.detail ?? `The server answered ${response.status}.` });
  }
  for await (const line of linesOf(response.body)) {
    const { progress, preview, problem } = JSON.parse(line) as PreviewLine;
    report({ progress, preview, problem: problem?.detail });
  }
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncIterable<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${rest}${part.value}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
