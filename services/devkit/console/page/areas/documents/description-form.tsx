/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import type { ShownDocument, Uploaded } from './document-shapes.ts';
import { useReport } from './use-report.ts';

interface DescriptionFormProps {
  readonly shown: ShownDocument;
  readonly onSaved: () => void;
}

const TEXTS = [
  ['title', 'Title', 'Empty: that of the page itself.'],
  ['topic', 'Topic', 'One word, such as accounts.'],
  ['audience', 'For whom', 'students, instructors, staff.'],
  ['tags', 'Tags', 'With commas between them.'],
] as const;

/** What is said of a document: its title, for whom it is, until when it holds. */
export function DescriptionForm({ shown, onSaved }: DescriptionFormProps) {
  const { docId, description, isVideo } = shown;
  const { version, problem } = description;
  const [form, setForm] = useState({ ...description, tags: description.tags.join(', ') });
  const action = useAction();
  const report = useReport();
  const save = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const tags = form.tags.split(',').map((tag) => tag.trim());
      const body = { ...form, tags: tags.filter((tag) => tag !== ''), version };
      const path = `/documents/${docId}/description`;
      const saved = await callApi<Uploaded>(path, { method: 'PUT', body });
      await report.follow(saved, isVideo);
      onSaved();
    });
  };
  return (
    <form class="panel" aria-labelledby="about-head" onSubmit={save}>
      <h2 id="about-head">What is said of it</h2>
      {problem && <ProblemBox problem={{ message: problem, reference: undefined }} />}
      <div class="fields">
        {TEXTS.map(([name, label, hint]) => (
          <Field key={name} id={`about-${name}`} label={label} hint={hint}>
            <input
              id={`about-${name}`}
              value={form[name]}
              maxLength={500}
              aria-describedby={`about-${name}-hint`}
              onInput={({ currentTarget }) => setForm({ ...form, [name]: currentTarget.value })}
            />
          </Field>
        ))}
        <Field id="about-expires" label="Holds until" hint="From the next day on it is not used.">
          <input
            id="about-expires"
            type="date"
            value={form.expires.slice(0, 10)}
            aria-describedby="about-expires-hint"
            onInput={({ currentTarget }) => setForm({ ...form, expires: currentTarget.value })}
          />
        </Field>
      </div>
      <ProblemBox problem={action.problem} />
      <button type="submit" class="primary" aria-disabled={action.isBusy}>
        Save
      </button>
      <p class="outcome" role="status">
        {report.text}
      </p>
    </form>
  );
}
