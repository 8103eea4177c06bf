/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction, useApi } from '../../use-api.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import { RoutingTest } from './routing-test.tsx';
import { SavedLine } from './saved-line.tsx';
import { type SavedFile, SavedNote } from './saved-note.tsx';
import { TextEditor } from './text-editor.tsx';
import { TryMessage } from './try-message.tsx';
import { UrgentTest } from './urgent-test.tsx';
import { useLint } from './use-lint.ts';
import { Versions } from './versions.tsx';

interface StoredText {
  readonly text: string;
  readonly isDefault: boolean;
  readonly version?: string;
  readonly savedAt?: string;
  readonly savedBy?: string;
}

type FileId = 'routing' | 'urgent';

/** Which team gets which ticket, and what can't wait. */
export function RoutingPage() {
  return (
    <TextPage
      file="routing"
      title="Routing table"
      about="Which team gets which ticket, and what can’t wait. The first rule that applies decides."
    />
  );
}

/** Words that come before everything else. */
export function UrgentPage() {
  return (
    <TextPage
      file="urgent"
      title="Urgent words"
      about="Words of crisis, danger, harassment, phishing and stolen accounts: they come before everything else."
    />
  );
}

interface TextPageProps {
  readonly file: FileId;
  readonly title: string;
  readonly about: string;
}

function TextPage({ file, title, about }: TextPageProps) {
  const stored = useApi<StoredText>(`/content/files/${file}`);
  const [saved, setSaved] = useState<SavedFile>();
  const onSaved = (answer: SavedFile) => {
    setSaved(answer);
    stored.reload();
  };
  return (
    <>
      <PageHead title={title} about={about} />
      <SavedNote saved={saved} />
      <LoadedPart of={stored} what="the text">
        {(data) => (
          <Editing
            key={`${data.version} ${data.savedAt}`}
            file={file}
            stored={data}
            onSaved={onSaved}
            onLoadAgain={stored.reload}
          />
        )}
      </LoadedPart>
    </>
  );
}

interface EditingProps {
  readonly file: FileId;
  readonly stored: StoredText;
  readonly onSaved: (answer: SavedFile) => void;
  readonly onLoadAgain: () => void;
}

function Editing({ file, stored, onSaved, onLoadAgain }: EditingProps) {
  const [text, setText] = useState(stored.text);
  const lint = useLint(file, text);
  const action = useAction();
  const isChanged = text !== stored.text;
  useUnsaved(isChanged);
  const save = () =>
    action.run(async () => {
      const body = { text, version: stored.version };
      onSaved(await callApi<SavedFile>(`/content/files/${file}`, { method: 'PUT', body }));
    });
  const Test = file === 'routing' ? RoutingTest : UrgentTest;
  return (
    <>
      <SavedLine {...stored} />
      <TextEditor label="YAML" text={text} {...lint} onChange={setText} />
      <ProblemBox problem={action.problem} onLoadAgain={onLoadAgain} />
      <p class="actions save-row">
        <button
          type="button"
          class="primary"
          aria-disabled={action.isBusy || !isChanged}
          onClick={() => isChanged && save()}
        >
          Save
        </button>
        {isChanged && (
          <button type="button" onClick={() => setText(stored.text)}>
            Discard the edit
          </button>
        )}
      </p>
      <TryMessage edited={isChanged ? { [file]: text } : {}} />
      <Test text={text} isChanged={isChanged} />
      <Versions
        file={file}
        isDefault={stored.isDefault}
        version={stored.version}
        onChosen={setText}
        onDropped={() => onSaved({})}
      />
    </>
  );
}
