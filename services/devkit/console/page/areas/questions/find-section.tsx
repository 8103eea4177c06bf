/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import type { Change } from '../../../../questions/change.ts';
import type { SectionChoice } from '../../../../questions/questions.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { useApi } from '../../use-api.ts';
import { SectionChoices } from './section-choices.tsx';

interface FindSectionProps {
  readonly question: string;
  readonly onChange: (change: Change) => void;
}

/** Looks for another section by words of its title, heading or text. */
export function FindSection({ question, onChange }: FindSectionProps) {
  const [find, setFind] = useState('');
  const path = find === '' ? undefined : `/questions/sections?${new URLSearchParams({ find })}`;
  const found = useApi<{ readonly sections: readonly SectionChoice[] }>(path);
  return (
    <section class="panel" aria-labelledby="find-section">
      <h2 id="find-section">Is it on another page?</h2>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault();
          setFind(String(new FormData(event.currentTarget).get('find') ?? '').trim());
        }}
      >
        <Field id="find" label="Words of the page" hint="Of its title, a heading or its text.">
          <input id="find" name="find" maxLength={200} required aria-describedby="find-hint" />
        </Field>
        <button type="submit">Find</button>
      </form>
      {path && (
        <LoadedPart of={found} what="sections">
          {({ sections }) => (
            <SectionChoices
              sections={sections}
              question={question}
              onChange={onChange}
              empty={`No page has “${find}”.`}
            />
          )}
        </LoadedPart>
      )}
    </section>
  );
}
