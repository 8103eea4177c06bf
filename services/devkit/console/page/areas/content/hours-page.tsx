/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction, useApi } from '../../use-api.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import { Closures } from './closures.tsx';
import type { Hours, PreviewedHours, ShownHours } from './hours-shapes.ts';
import { SavedLine } from './saved-line.tsx';
import { type SavedFile, SavedNote } from './saved-note.tsx';
import { useLater } from './use-later.ts';
import { Versions } from './versions.tsx';
import { WeekTable } from './week-table.tsx';

/** When people answer: the bot says so, and tickets are routed by it. */
export function HoursPage() {
  const hours = useApi<ShownHours>('/content/hours');
  const [saved, setSaved] = useState<SavedFile>();
  return (
    <>
      <PageHead
        title="Hours"
        about="When people answer. The bot says so, and says when they are back; tickets are routed by it, too."
      />
      <SavedNote saved={saved} />
      <LoadedPart of={hours} what="the hours">
        {(shown) => (
          <Form
            key={shown.version}
            shown={shown}
            onLoadAgain={hours.reload}
            onSaved={(file) => {
              setSaved(file);
              hours.reload();
            }}
          />
        )}
      </LoadedPart>
    </>
  );
}

interface FormProps {
  readonly shown: ShownHours;
  readonly onSaved: (file: SavedFile) => void;
  readonly onLoadAgain: () => void;
}

function Form({ shown, onSaved, onLoadAgain }: FormProps) {
  const [hours, setHours] = useState<Hours>(shown.hours);
  const preview = usePreview(hours);
  useUnsaved(JSON.stringify(hours) !== JSON.stringify(shown.hours));
  const action = useAction();
  const save = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const body = { hours, version: shown.version };
      onSaved(await callApi<SavedFile>('/content/hours', { method: 'PUT', body }));
    });
  };
  return (
    <form onSubmit={save}>
      <SavedLine {...shown} />
      <div class="two-columns">
        <div>
          <section class="panel" aria-labelledby="week-head">
            <h2 id="week-head">The week</h2>
            <WeekTable hours={hours} onChange={setHours} />
            <TimeZoneField
              timeZone={hours.timeZone}
              onChange={(timeZone) => setHours({ ...hours, timeZone })}
            />
          </section>
          <section class="panel" aria-labelledby="closures-head">
            <h2 id="closures-head">Closures</h2>
            <Closures
              closures={hours.closures}
              onChange={(closures) => setHours({ ...hours, closures })}
            />
          </section>
        </div>
        <Preview preview={preview} />
      </div>
      <ProblemBox problem={action.problem} onLoadAgain={onLoadAgain} />
      <p class="actions save-row">
        <button type="submit" class="primary" aria-disabled={action.isBusy}>
          Save the hours
        </button>
      </p>
      <Versions
        file="hours"
        isDefault={shown.isDefault}
        version={shown.version}
        onDropped={() => onSaved({})}
      />
    </form>
  );
}

interface TimeZoneFieldProps {
  readonly timeZone: string;
  readonly onChange: (timeZone: string) => void;
}

function TimeZoneField({ timeZone, onChange }: TimeZoneFieldProps) {
  return (
    <>
      <Field id="time-zone" label="Time zone" hint="Such as America/Vancouver.">
        <input
          id="time-zone"
          required
          maxLength={60}
          list="time-zones"
          value={timeZone}
          aria-describedby="time-zone-hint"
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </Field>
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function Preview({ preview }: { readonly preview: PreviewedHours | undefined }) {
  const { problems = [], now, said } = preview ?? {};
  return (
    <section class="panel" aria-labelledby="preview-head">
      <h2 id="preview-head">What the bot will say</h2>
      <div role="status">
        {now && <p class="now-line">{now}</p>}
        {problems.map((problem) => (
          <p class="problem" key={problem}>
            {problem}
          </p>
        ))}
      </div>
      {said && <p class="said">{said}</p>}
    </section>
  );
}

/** What the bot would say, a moment after the last change. */
function usePreview(hours: Hours): PreviewedHours | undefined {
  const [preview, setPreview] = useState<PreviewedHours>();
  const settled = useLater(hours);
  useEffect(() => {
    const ended = new AbortController();
    const call = { method: 'POST', body: { hours: settled }, signal: ended.signal } as const;
    callApi<PreviewedHours>('/content/hours/preview', call).then(setPreview, (error: unknown) => {
      if (!ended.signal.aborted)
        setPreview({ problems: [error instanceof Error ? error.message : String(error)] });
    });
    return () => ended.abort();
  }, [settled]);
  return preview;
}
