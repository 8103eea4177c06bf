import { useState } from 'preact/hooks';
import type { RetryResult } from '../../../../tickets/tickets.ts';
import { callApi } from '../../call-api.ts';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';

/** Tries to deliver every ticket that waits, and says what came of it. */
export function RetryAll({ onDone }: { readonly onDone: () => void }) {
  return <Retry path="/tickets/retry" label="Deliver all that wait" onDone={onDone} />;
}

interface RetryProps {
  readonly path: string;
  readonly label: string;
  /** Without, only what came of the last try is shown. */
  readonly isOffered?: boolean;
  readonly onDone: () => void;
}

/** A button that tries to deliver. What came of it is read out, and stays until the next try. */
export function Retry({ path, label, isOffered = true, onDone }: RetryProps) {
  const action = useAction();
  const [result, setResult] = useState<RetryResult>();
  const retry = () =>
    action.run(async () => {
      setResult(undefined);
      setResult(await callApi<RetryResult>(path, { method: 'POST' }));
      onDone();
    });
  return (
    <div class="retry">
      {isOffered && (
        <button type="button" aria-disabled={action.isBusy} onClick={() => void retry()}>
          {action.isBusy ? 'Delivering …' : label}
        </button>
      )}
      <div role="status">{result && <p class={toneOf(result)}>{result.says}</p>}</div>
      <ProblemBox problem={action.problem} />
    </div>
  );
}

/** Whether what was asked for has happened: of one ticket, that it is sent; of all, that none failed. */
function toneOf({ run, error, delivery }: RetryResult): 'done' | 'note' {
  const isDone = delivery ? delivery.state === 'sent' : run?.failed === 0;
  return error === null && isDone ? 'done' : 'note';
}
