/// <reference lib="dom" />

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { callApi } from '../../call-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import type { ShownDocument } from './document-shapes.ts';

/** Deletes a document, after a question. */
export function RemovePart({ shown }: { readonly shown: ShownDocument }) {
  const { docId, key, version } = shown;
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
  return (
    <>
      <button type="button" class="danger" onClick={() => setAsked(true)}>
        Delete
      </button>
      {isAsked && (
        <Dialog title="Delete this document?" onClose={() => setAsked(false)}>
          <p>
            <code>{key}</code> is deleted with what is said of it, its other ways to ask and its
            captions. The bot stops answering from it.
          </p>
          <ProblemBox problem={action.problem} />
          <button type="button" class="danger" aria-disabled={action.isBusy} onClick={remove}>
            Delete for good
          </button>
        </Dialog>
      )}
    </>
  );
}
