/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import type { Change } from '../../../../questions/change.ts';
import type { Preview, PreviewProgress } from '../../../../questions/preview.ts';
import type { Saved } from '../../../../questions/questions.ts';
import { callApi } from '../../call-api.ts';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import { useFocusOf } from '../../use-focus.ts';
import { changeText } from './change-text.ts';
import { breaksOf, PreviewResult } from './preview-result.tsx';
import { SavedChange } from './saved-change.tsx';
import { usePreview } from './use-preview.ts';

interface ChangePreviewProps {
  readonly change: Change;
  /** Asked before and after the change. */
  readonly questions: readonly string[];
  readonly onBack: () => void;
  readonly onSaved: () => void;
}

/** What a change would do, and the button that saves it. */
export function ChangePreview({ change, questions, onBack, onSaved }: ChangePreviewProps) {
  const heading = useFocusOf<HTMLHeadingElement>();
  const { progress, preview, problem } = usePreview(change, questions);
  const [saved, setSaved] = useState<Saved>();
  if (saved) return <SavedChange saved={saved} onBack={onBack} />;
  return (
    <section class="panel" aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {changeText(change)}
      </h2>
      {problem && <ProblemBox problem={{ message: problem, reference: undefined }} />}
      {!problem && !preview && <Progress of={progress} />}
      {preview && <PreviewResult preview={preview} />}
      <SaveButtons
        change={change}
        preview={preview}
        onBack={onBack}
        onSaved={(result) => {
          setSaved(result);
          onSaved();
        }}
      />
    </section>
  );
}

const STEPS: Readonly<Record<PreviewProgress['step'], string>> = {
  pages: 'Reading the pages',
  without: 'Asking all questions without the change',
  with: 'Asking all questions with the change',
};

function Progress({ of }: { readonly of: PreviewProgress | undefined }) {
  const text = of ? STEPS[of.step] : 'Looking at what it would do';
  return (
    <p role="status">
      {text} …{' '}
      <progress aria-label={text} {...(of && { value: of.done, max: Math.max(1, of.of) })} />
    </p>
  );
}

const saveText = (preview: Preview | undefined): string =>
  breaksOf(preview) > 0 ? 'Save anyway' : 'Save';

interface SaveButtonsProps {
  readonly change: Change;
  readonly preview: Preview | undefined;
  readonly onBack: () => void;
  readonly onSaved: (saved: Saved) => void;
}

function SaveButtons({ change, preview, onBack, onSaved }: SaveButtonsProps) {
  const saving = useAction();
  const save = () =>
    saving.run(async () => {
      const body = { change, version: preview?.version };
      onSaved(await callApi<Saved>('/questions/changes', { method: 'POST', body }));
    });
  return (
    <>
      <ProblemBox problem={saving.problem} />
      <div class="actions">
        <button
          type="button"
          class={breaksOf(preview) > 0 ? 'danger' : 'primary'}
          disabled={!preview || saving.isBusy}
          onClick={() => void save()}
        >
          {saving.isBusy ? 'Saving …' : saveText(preview)}
        </button>
        <button type="button" onClick={onBack}>
          Change it
        </button>
      </div>
    </>
  );
}
