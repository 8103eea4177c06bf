/// <reference lib="dom" />

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { callApi } from '../../call-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import type { ShownDocument } from './document-shapes.ts';

interface RemovePartProps {
  readonly shown: ShownDocument;
  readonly onChanged: () => void;
}

/** Deletes a document, after a question. */
export function RemovePart({ shown, onChanged }: RemovePartProps) {
  const { docId, key, version, pinned } = shown;
  const [isAsked, setAsked] = useState(false);
  const action = useAction();
  const { route } = useLocation();
  const remove = async () => {
    const query = new URLSearchParams({ version });
    const isGone = await action.run(() =>
      callApi<void>(`/documents/${docId}?${query}`, { method: 'DELETE' }),
    );
    if (isGone) route('/console/documents');
  };
  const loadAgain = () => {
    action.clear();
    setAsked(false);
    onChanged();
  };
  return (
    <>
      <button type="button" class="danger" onClick={() => setAsked(true)}>
        Delete
      </button>
      {isAsked && (
        <Dialog title="Delete this document?" onClose={() => setAsked(false)}>
          <p>
            <code>{key}</code> is deleted with its title and dates, its other ways to ask and its
            captions. The bot stops answering from it.
          </p>
          <Pinned questions={pinned} />
          <ProblemBox problem={action.problem} onLoadAgain={loadAgain} />
          <button type="button" class="danger" aria-disabled={action.isBusy} onClick={remove}>
            Delete for good
          </button>
        </Dialog>
      )}
    </>
  );
}

/** A pin leads to a passage: without it, the question is searched for like any other. */
function Pinned({ questions }: { readonly questions: readonly string[] }) {
  if (questions.length === 0) return null;
  const one = questions.length === 1;
  return (
    <div class="note">
      {one
        ? 'A question is pinned to this document. It'
        : 'Questions are pinned to this document. They'}{' '}
      will no longer be answered from here:
      <ul>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </div>
  );
}
