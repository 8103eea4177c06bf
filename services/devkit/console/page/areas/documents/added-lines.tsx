/// <reference lib="dom" />
import { useRef, useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import type { AddedLine } from './document-shapes.ts';
import { type LineOutcome, OUTCOMES } from './line-outcomes.ts';

interface AddedLinesProps {
  readonly docId: string;
  readonly lines: readonly AddedLine[];
  readonly onChanged: () => void;
}

/** The other ways to ask that staff have added, each with a button that removes it. */
export function AddedLines({ docId, lines, onChanged }: AddedLinesProps) {
  const status = useRef<HTMLParagraphElement>(null);
  const [outcome, setOutcome] = useState<LineOutcome>();
  const action = useAction();
  const remove = (line: AddedLine) =>
    action.run(async () => {
      const path = `/documents/${docId}/lines/removed`;
      const answer = await callApi<{ readonly outcome: LineOutcome }>(path, {
        method: 'POST',
        body: line,
      });
      setOutcome(answer.outcome);
      // The button is gone with its line.
      status.current?.focus();
      onChanged();
    });
  return (
    <>
      {lines.length > 0 && <h4>Other ways to ask, added here</h4>}
      <ul class="added-lines">
        {lines.map((one) => (
          <li key={`${one.name} ${one.line}`}>
            {one.line}{' '}
            <button
              type="button"
              class="quiet"
              aria-disabled={action.isBusy}
              onClick={() => remove(one)}
            >
              Remove<span class="visually-hidden"> “{one.line}”</span>
            </button>
          </li>
        ))}
      </ul>
      <ProblemBox problem={action.problem} />
      <p class="outcome" role="status" tabIndex={-1} ref={status}>
        {outcome && OUTCOMES[outcome]}
      </p>
    </>
  );
}
