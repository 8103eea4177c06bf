/// <reference lib="dom" />
import type { Change } from '../../../../questions/change.ts';
import { Field } from '../../parts/field.tsx';
import { formText } from './form-text.ts';

interface UtteranceFormProps {
  readonly question: string;
  readonly onChange: (change: Change) => void;
}

/** An example by which the bot recognises an intent. It needs a build and a deploy, which a developer makes. */
export function UtteranceForm({ question, onChange }: UtteranceFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onChange({
          kind: 'utterance',
          intent: formText(form, 'intent'),
          text: formText(form, 'text'),
        });
      }}
    >
      <p class="hint">
        This changes the bot itself. It is in effect after the next deploy: a developer gets a
        patch.
      </p>
      <Field id="intent" label="Intent" hint="As in seed/bot: OpenTicket, OfficeHours, Greet.">
        <input id="intent" name="intent" required aria-describedby="intent-hint" />
      </Field>
      <Field id="utterance" label="Example">
        <input id="utterance" name="text" maxLength={500} defaultValue={question} required />
      </Field>
      <button type="submit" class="primary">
        Show what it would do
      </button>
    </form>
  );
}
