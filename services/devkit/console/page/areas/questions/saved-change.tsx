import type { Saved } from '../../../../questions/questions.ts';

interface SavedChangeProps {
  readonly saved: Saved;
  readonly onBack: () => void;
}

const EFFECTS: Readonly<Record<Saved['effect'], string>> = {
  withinAMinute: 'It is in effect within a minute.',
  indexed: 'The page is read, and answers from now on.',
  indexing: 'The page is being read. It answers in a moment.',
  needsDeploy: 'It is in effect after the next deploy.',
};

/** Says that a change is saved, when it is in effect, and where it can be reviewed. */
export function SavedChange({
  saved: { effect, isChanged, patch, object },
  onBack,
}: SavedChangeProps) {
  return (
    <section class="panel" aria-labelledby="saved">
      <h2 id="saved">{isChanged ? 'Saved' : 'It was so already'}</h2>
      <p class="done" role="status">
        {isChanged ? EFFECTS[effect] : 'Nothing had to be changed.'}
      </p>
      {object && <p class="hint">Written to {object.key}.</p>}
      {patch && (
        <details>
          <summary>To review it, or to keep it with the sources: {patch.file}</summary>
          <pre>{patch.text}</pre>
        </details>
      )}
      <div class="actions">
        <button type="button" onClick={onBack}>
          Look at the question again
        </button>
        <a class="button" href="/console/questions">
          All questions
        </a>
      </div>
    </section>
  );
}
