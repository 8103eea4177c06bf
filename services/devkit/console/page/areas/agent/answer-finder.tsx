/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import type { SectionChoice } from '../../../../questions/questions.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { useApi } from '../../use-api.ts';

/** Finds a section of the help pages to answer with. What is chosen is put into the message, where it can be changed. */
export function AnswerFinder({ onChoose }: { readonly onChoose: (text: string) => void }) {
  const [find, setFind] = useState('');
  const path = find === '' ? undefined : `/questions/sections?${new URLSearchParams({ find })}`;
  const found = useApi<{ readonly sections: readonly SectionChoice[] }>(path);
  return (
    <details>
      <summary>Answer from a help page</summary>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault();
          setFind(String(new FormData(event.currentTarget).get('find') ?? '').trim());
        }}
      >
        <Field id="find-answer" label="Words of the page">
          <input id="find-answer" name="find" maxLength={200} required />
        </Field>
        <button type="submit">Find</button>
      </form>
      {path && (
        <LoadedPart of={found} what="sections">
          {({ sections }) => (
            <ul class="sections">
              {sections.slice(0, 5).map(({ passageId, section, text }) => (
                <li key={passageId}>
                  <p class="section">{section}</p>
                  <p class="excerpt">{text}</p>
                  <button type="button" onClick={() => onChoose(`${section}\n${text}`)}>
                    Use it<span class="visually-hidden"> ({section})</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </LoadedPart>
      )}
    </details>
  );
}
