/// <reference lib="dom" />
import type { Change } from '../../../../questions/change.ts';
import { Field } from '../../parts/field.tsx';
import { formText } from './form-text.ts';

/** What people say is read as what the pages say. */
export function SynonymForm({ onChange }: { readonly onChange: (change: Change) => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const says = formText(form, 'says').split(',');
        onChange({
          kind: 'synonym',
          says: says.map((one) => one.trim()).filter((one) => one !== ''),
          means: formText(form, 'means'),
        });
      }}
    >
      <Field id="says" label="People say" hint="Several with commas between: dongle, clicker.">
        <input id="says" name="says" required aria-describedby="says-hint" />
      </Field>
      <Field id="means" label="The pages say">
        <input id="means" name="means" required />
      </Field>
      <button type="submit" class="primary">
        Show what it would do
      </button>
    </form>
  );
}
