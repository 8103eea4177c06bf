/// <reference lib="dom" />
import { useRef, useState } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { sendFile } from '../../send-file.ts';
import { useAction } from '../../use-api.ts';
import type { ShownDocument, Uploaded } from './document-shapes.ts';
import { LIMITS } from './file-problem.ts';
import { Outcome } from './outcome.tsx';
import { useReport } from './use-report.ts';

interface ReplacePartProps {
  readonly shown: ShownDocument;
  readonly onDone: () => void;
}

/** Puts another file in the place of a document. Its description and the other ways to ask stay. */
export function ReplacePart({ shown, onDone }: ReplacePartProps) {
  const { docId, key, version, isVideo } = shown;
  const ending = /\.[^./]+$/.exec(key)?.[0] ?? '';
  const path = `/documents/${docId}/file`;
  return (
    <FileForm
      id="replace"
      label="Replace it by"
      hint={`A ${ending} file. ${LIMITS} Its title, its dates and the other ways to ask stay.`}
      accept={ending}
      button="Replace"
      {...{ path, isVideo, replaces: version, onDone }}
    />
  );
}

interface FileFormProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly button: string;
  /** Takes the file under the name that it has. */
  readonly path: string;
  readonly replaces: string | undefined;
  readonly isVideo: boolean;
  readonly onDone: () => void;
}

/** Chooses a file and sends it, with its progress and what the indexer makes of it. */
export function FileForm(props: FileFormProps) {
  const { id, label, hint, accept, button, path, replaces, isVideo, onDone } = props;
  const picker = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const action = useAction();
  const report = useReport();
  const send = (event: Event) => {
    event.preventDefault();
    const file = picker.current?.files?.[0];
    if (!file) return;
    void action.run(async () => {
      const to = `${path}?${new URLSearchParams({ name: file.name })}`;
      setShare(0);
      report.clear();
      const sent = await sendFile<Uploaded>({ path: to, file, replaces, onProgress: setShare });
      await report.follow(sent, isVideo);
      onDone();
    });
  };
  const loadAgain = () => {
    action.clear();
    onDone();
  };
  return (
    <form class="file-form" onSubmit={send}>
      <Field id={id} label={label} hint={hint}>
        <input
          ref={picker}
          id={id}
          type="file"
          required
          accept={accept}
          aria-describedby={`${id}-hint`}
        />
      </Field>
      <button type="submit" aria-disabled={action.isBusy}>
        {button}
      </button>
      {action.isBusy && report.text === '' && (
        <progress value={share} max={1} aria-label="Sending the file" />
      )}
      <ProblemBox problem={action.problem} onLoadAgain={loadAgain} />
      <Outcome report={report} />
    </form>
  );
}
