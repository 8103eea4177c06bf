/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import type { NoticeForm, StaffNotice } from '../../../../content/notice/staff-notice.ts';
import { callApi } from '../../call-api.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction, useApi } from '../../use-api.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import { SavedLine } from './saved-line.tsx';

const STATES: Readonly<Record<StaffNotice['state'], readonly [Tone, string]>> = {
  none: ['plain', 'no notice'],
  coming: ['warn', 'comes later'],
  shown: ['good', 'shown now'],
  over: ['plain', 'over'],
  ignored: ['bad', 'ignored'],
};
/** As `support-bot notice` has it. In characters. */
const MAX_TEXT = 240;

/** The line that everybody sees with the greeting and with each answer. */
export function NoticePage() {
  const notice = useApi<StaffNotice>('/content/notice');
  return (
    <>
      <PageHead
        title="Notice line"
        about="Everybody sees it with the greeting and with each answer. It is shown within a minute, and ends by itself."
      />
      <LoadedPart of={notice} what="the notice">
        {(data) => (
          <>
            <Current notice={data} onChanged={notice.reload} />
            <Form key={data.version} notice={data} onChanged={notice.reload} />
          </>
        )}
      </LoadedPart>
    </>
  );
}

interface PartProps {
  readonly notice: StaffNotice;
  readonly onChanged: () => void;
}

function Current({ notice, onChanged }: PartProps) {
  const { state, line, when, problem, version, savedAt, savedBy } = notice;
  const [tone, word] = STATES[state];
  const action = useAction();
  const end = () =>
    action.run(async () => {
      const query = new URLSearchParams({ version: version ?? '' });
      await callApi(`/content/notice?${query}`, { method: 'DELETE' });
      onChanged();
    });
  return (
    <section class="panel" aria-label="The notice now">
      <p class="now-line">
        <Badge tone={tone}>{word}</Badge> {when}
      </p>
      {line && <p class="notice-preview">{line}</p>}
      {problem && <ProblemBox problem={{ message: problem, reference: undefined }} />}
      {version && <SavedLine isDefault={false} savedAt={savedAt} savedBy={savedBy} />}
      <ProblemBox problem={action.problem} onLoadAgain={onChanged} />
      {version && (
        <button type="button" class="danger" aria-disabled={action.isBusy} onClick={end}>
          {state === 'over' ? 'Remove it' : 'End it now'}
        </button>
      )}
    </section>
  );
}

function Form({ notice, onChanged }: PartProps) {
  const { version } = notice;
  const [form, setForm] = useState(formOf(notice));
  useUnsaved(JSON.stringify(form) !== JSON.stringify(formOf(notice)));
  const action = useAction();
  const set = (name: keyof NoticeForm) => (event: Event) =>
    setForm({ ...form, [name]: (event.currentTarget as HTMLInputElement).value });
  const save = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      await callApi('/content/notice', { method: 'PUT', body: { ...form, version } });
      onChanged();
    });
  };
  const line = [form.text.trim(), form.link.trim()].filter(Boolean).join(' ');
  return (
    <form class="panel" aria-labelledby="set-head" onSubmit={save}>
      <h2 id="set-head">{version ? 'Change it' : 'Set a notice'}</h2>
      <Field
        id="notice-text"
        label="Text"
        hint={`One line: “Brightspace is down since 9:40.” ${MAX_TEXT - form.text.length} characters are left.`}
      >
        <input
          id="notice-text"
          required
          maxLength={MAX_TEXT}
          value={form.text}
          aria-describedby="notice-text-hint"
          onInput={set('text')}
        />
      </Field>
      <Field id="notice-link" label="Link" hint="Where to read more. May be empty.">
        <input
          id="notice-link"
          type="url"
          maxLength={200}
          value={form.link}
          aria-describedby="notice-link-hint"
          onInput={set('link')}
        />
      </Field>
      <Times form={form} notice={notice} set={set} />
      {line !== '' && (
        <>
          <h3>As everybody will see it</h3>
          <p class="notice-preview">{line}</p>
        </>
      )}
      <ProblemBox problem={action.problem} onLoadAgain={onChanged} />
      <button type="submit" class="primary" aria-disabled={action.isBusy}>
        {version ? 'Save' : 'Set the notice'}
      </button>
    </form>
  );
}

interface TimesProps {
  readonly form: NoticeForm;
  readonly notice: StaffNotice;
  readonly set: (name: keyof NoticeForm) => (event: Event) => void;
}

function Times({ form, notice: { timeZone, officeNow }, set }: TimesProps) {
  return (
    <div class="fields">
      <Field id="notice-from" label="From" hint="Empty: from now on.">
        <input
          id="notice-from"
          type="datetime-local"
          value={form.from}
          aria-describedby="notice-from-hint"
          onInput={set('from')}
        />
      </Field>
      <Field id="notice-until" label="Until" hint={`Time of the office (${timeZone}).`}>
        <input
          id="notice-until"
          type="datetime-local"
          required
          min={officeNow}
          value={form.until}
          aria-describedby="notice-until-hint"
          onInput={set('until')}
        />
      </Field>
    </div>
  );
}

/** One that is over is a draft for the next one. */
function formOf({ notice, state }: StaffNotice): NoticeForm {
  if (!notice) return { text: '', link: '', from: '', until: '' };
  return state === 'over' ? { ...notice, from: '', until: '' } : notice;
}
