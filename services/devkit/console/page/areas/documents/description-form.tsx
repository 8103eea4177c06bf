/// <reference lib="dom" />
import { callApi } from '../../call-api.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import { useDraft } from '../../use-draft.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import type { Description, SavedDocument, ShownDocument } from './document-shapes.ts';
import { Outcome } from './outcome.tsx';
import { useReport } from './use-report.ts';

interface DescriptionFormProps {
  readonly shown: ShownDocument;
  readonly onChanged: () => void;
}

const TEXTS = [
  ['title', 'Title', 'Empty: that of the page itself.'],
  ['topic', 'Topic', 'One word, such as accounts.'],
  ['audience', 'For whom', 'students, instructors, staff.'],
  ['tags', 'Tags', 'With commas between them.'],
] as const;

/** What staff say about a document: its title, for whom it is, until when it is valid. */
export function DescriptionForm({ shown, onChanged }: DescriptionFormProps) {
  const { docId, description, isVideo } = shown;
  const { version, problem } = description;
  const draft = useDraft({ value: formOf(description), version });
  const form = draft.value;
  const action = useAction();
  const report = useReport();
  useUnsaved(draft.isChanged);
  const save = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      report.clear();
      const tags = form.tags.split(',').map((tag) => tag.trim());
      const body = { ...form, tags: tags.filter((tag) => tag !== ''), version: draft.version };
      const path = `/documents/${docId}/description`;
      const saved = await callApi<SavedDocument>(path, { method: 'PUT', body });
      draft.saved(form, saved.version);
      await report.follow(saved, isVideo);
      onChanged();
    });
  };
  const loadAgain = () => {
    action.clear();
    draft.discard();
    onChanged();
  };
  return (
    <form class="panel" aria-labelledby="about-head" onSubmit={save}>
      <h2 id="about-head">About this document</h2>
      {problem && <ProblemBox problem={{ message: problem, reference: undefined }} />}
      <div class="fields">
        {TEXTS.map(([name, label, hint]) => (
          <Field key={name} id={`about-${name}`} label={label} hint={hint}>
            <input
              id={`about-${name}`}
              value={form[name]}
              maxLength={500}
              aria-describedby={`about-${name}-hint`}
              onInput={({ currentTarget }) => draft.set({ ...form, [name]: currentTarget.value })}
            />
          </Field>
        ))}
        <Field id="about-expires" label="Valid until" hint="From the next day on it is not used.">
          <input
            id="about-expires"
            type="date"
            value={form.expires.slice(0, 10)}
            aria-describedby="about-expires-hint"
            onInput={({ currentTarget }) => draft.set({ ...form, expires: currentTarget.value })}
          />
        </Field>
      </div>
      <ProblemBox problem={action.problem} onLoadAgain={loadAgain} />
      <button type="submit" class="primary" aria-disabled={action.isBusy}>
        Save
      </button>
      <Outcome report={report} />
    </form>
  );
}

function formOf({ title, topic, audience, tags, expires }: Description) {
  return { title, topic, audience, tags: tags.join(', '), expires };
}
