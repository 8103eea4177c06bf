/// <reference lib="dom" />
import { useRef, useState } from 'preact/hooks';
import { fileProblem, LIMITS } from './file-problem.ts';
import { type Upload, useUploads } from './use-uploads.ts';

interface UploadPanelProps {
  readonly endings: readonly string[];
  readonly onDone: () => void;
}

/** Where files are chosen or dropped, and what becomes of each. */
export function UploadPanel({ endings, onDone }: UploadPanelProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { uploads, add } = useUploads((file) => fileProblem(file, endings), onDone);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void add([...(event.dataTransfer?.files ?? [])]);
  };
  const choose = () => {
    const files = [...(picker.current?.files ?? [])];
    if (picker.current) picker.current.value = '';
    void add(files);
  };
  return (
    <section class="panel" aria-labelledby="upload-head">
      <h2 id="upload-head">Upload</h2>
      <section
        class={isOver ? 'drop-zone over' : 'drop-zone'}
        aria-label="Drop files here"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label class="button" for="upload-files">
          Choose files
        </label>
        <input
          ref={picker}
          id="upload-files"
          class="visually-hidden"
          type="file"
          multiple
          accept={endings.join(',')}
          aria-describedby="upload-hint"
          onChange={choose}
        />
        <span>or drop them here</span>
        <p class="hint" id="upload-hint">
          {endings.join(', ')}. {LIMITS} A video needs captions, named after it and their language:
          tour.mp4 with tour.en.vtt.
        </p>
      </section>
      <ul class="uploads" aria-live="polite">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

function UploadRow({ upload }: { readonly upload: Upload }) {
  const { name, step, tone = 'plain', share, text, docId } = upload;
  return (
    <li class={`upload ${tone}`}>
      <span class="upload-name">
        {docId ? <a href={`/console/documents/${docId}`}>{name}</a> : name}
      </span>
      {step === 'waiting' && <span>Waiting</span>}
      {step === 'sending' && <progress value={share} max={1} aria-label={`Sending ${name}`} />}
      {step === 'indexing' && <span class="muted">Sent. The indexer is reading it …</span>}
      {text && <span>{text}</span>}
    </li>
  );
}
