/// <reference lib="dom" />
import { callApi } from '../../call-api.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction, useApi } from '../../use-api.ts';
import { useDraft } from '../../use-draft.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import type { SavedDocument, ShownDocument } from './document-shapes.ts';
import { Outcome } from './outcome.tsx';
import { useReport } from './use-report.ts';

interface TextPartProps {
  readonly shown: ShownDocument;
  readonly onSaved: () => void;
}

interface DocumentText {
  readonly text: string;
  readonly version: string;
}

/** The text of a page, to be edited; or why it is not edited here. */
export function TextPart({ shown, onSaved }: TextPartProps) {
  const path = `/documents/${shown.docId}/text`;
  const { data, problem, reload } = useApi<DocumentText>(path);
  const onChanged = () => {
    reload();
    onSaved();
  };
  return (
    <section class="panel" aria-labelledby="text-head">
      <h2 id="text-head">The text</h2>
      {problem?.status === 422 && <p class="muted">{problem.message}</p>}
      {problem && problem.status !== 422 && <ProblemBox problem={problem} onRetry={reload} />}
      {data && <TextForm docKey={shown.key} {...{ path, data, reload, onChanged }} />}
    </section>
  );
}

interface TextFormProps {
  readonly docKey: string;
  readonly path: string;
  readonly data: DocumentText;
  readonly reload: () => void;
  readonly onChanged: () => void;
}

function TextForm({ docKey, path, data: { text, version }, reload, onChanged }: TextFormProps) {
  const draft = useDraft({ value: text, version });
  const action = useAction();
  const report = useReport();
  useUnsaved(draft.isChanged);
  const save = (event: Event) => {
    event.preventDefault();
    if (!draft.isChanged) return;
    void action.run(async () => {
      report.clear();
      const { value, version: replaces = '' } = draft;
      const body = { text: value };
      const saved = await callApi<SavedDocument>(path, { method: 'PUT', body, replaces });
      draft.saved(value, saved.version);
      await report.follow(saved, false);
      onChanged();
    });
  };
  const loadAgain = () => {
    action.clear();
    draft.discard();
    reload();
  };
  return (
    <form onSubmit={save}>
      <Field id="text" label={`Text (${kindOf(docKey)})`} hint="At most 256 KB.">
        <textarea
          id="text"
          class="document-text"
          rows={16}
          required
          value={draft.value}
          aria-describedby="text-hint"
          onInput={({ currentTarget }) => draft.set(currentTarget.value)}
        />
      </Field>
      <ProblemBox problem={action.problem} onLoadAgain={loadAgain} />
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={action.isBusy || !draft.isChanged}>
          Save the text
        </button>
        {draft.isChanged && (
          <button type="button" onClick={draft.discard}>
            Discard the edit
          </button>
        )}
      </p>
      <Outcome report={report} />
    </form>
  );
}

function kindOf(key: string): string {
  if (/\.(?:md|markdown)$/i.test(key)) return 'Markdown';
  return /\.txt$/i.test(key) ? 'plain text' : 'HTML';
}
