/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction, useApi } from '../../use-api.ts';

interface Version {
  readonly versionId: string;
  readonly savedAt: string;
  readonly savedBy?: string;
  readonly isCurrent: boolean;
}

interface VersionsProps {
  readonly file: string;
  readonly isDefault: boolean;
  readonly version: string | undefined;
  /** Takes the text of an earlier version; without it they are only listed. */
  readonly onChosen?: (text: string) => void;
  readonly onDropped: () => void;
}

/** Who saved before, the way back to an earlier version, and to what the bot was deployed with. */
export function Versions({ file, isDefault, version, onChosen, onDropped }: VersionsProps) {
  const list = useApi<{ readonly versions: readonly Version[] }>(
    `/content/files/${file}/versions?of=${encodeURIComponent(version ?? '')}`,
  );
  const action = useAction();
  const [isAsked, setAsked] = useState(false);
  const choose = (versionId: string) =>
    action.run(async () => {
      const path = `/content/files/${file}/versions/${encodeURIComponent(versionId)}`;
      onChosen?.((await callApi<{ readonly text: string }>(path)).text);
    });
  const drop = async () => {
    const query = new URLSearchParams({ version: version ?? '' });
    const path = `/content/files/${file}?${query}`;
    const isDone = await action.run(() => callApi<void>(path, { method: 'DELETE' }));
    if (isDone) onDropped();
    setAsked(false);
  };
  const versions = list.data?.versions ?? [];
  if (versions.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="versions-head">
      <h2 id="versions-head">Saved before</h2>
      <ProblemBox problem={list.problem ?? action.problem} />
      <ul class="versions">
        {versions.map(({ versionId, savedAt, savedBy, isCurrent }) => (
          <li key={versionId}>
            <Moment at={savedAt} /> {savedBy} {isCurrent && !isDefault && '(in effect)'}
            {onChosen && (
              <button type="button" class="quiet" onClick={() => choose(versionId)}>
                Bring it back
                <span class="visually-hidden"> as of {savedAt} into the editor</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isDefault && (
        <button type="button" class="danger" onClick={() => setAsked(true)}>
          Back to what the bot was deployed with
        </button>
      )}
      {isAsked && (
        <Dialog title="Back to what the bot was deployed with?" onClose={() => setAsked(false)}>
          <p>
            What is saved here is no longer in effect. It stays in the list, to be brought back.
          </p>
          <button type="button" class="danger" aria-disabled={action.isBusy} onClick={drop}>
            Take it back
          </button>
        </Dialog>
      )}
    </section>
  );
}
