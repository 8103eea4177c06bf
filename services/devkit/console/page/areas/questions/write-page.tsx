/// <reference lib="dom" />
import type { Change, PageChange } from '../../../../questions/change.ts';
import { Field } from '../../parts/field.tsx';
import { formLines, formText } from './form-text.ts';

interface WritePageProps {
  readonly question: string;
  readonly onChange: (change: Change) => void;
}

/** A new page, written on the spot. */
export function WritePage({ question, onChange }: WritePageProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(pageOf(event.currentTarget));
      }}
    >
      <Field id="page-title" label="Title">
        <input id="page-title" name="title" maxLength={120} required />
      </Field>
      <Field
        id="page-text"
        label="Answer"
        hint="Markdown. Say first what the reader is to do. Steps are lines with 1., 2., 3."
      >
        <textarea id="page-text" name="text" rows={8} required aria-describedby="page-text-hint" />
      </Field>
      <Field
        id="page-asked"
        label="Also asked as"
        hint="A line for each wording. The bot finds the page by them."
      >
        <textarea id="page-asked" name="asked" rows={3} aria-describedby="page-asked-hint">
          {question}
        </textarea>
      </Field>
      <Field id="page-expires" label="Valid until" hint="Empty: for ever.">
        <input id="page-expires" name="expires" type="date" aria-describedby="page-expires-hint" />
      </Field>
      <button type="submit" class="primary">
        Show what it would do
      </button>
    </form>
  );
}

function pageOf(form: HTMLFormElement): PageChange {
  const expires = formText(form, 'expires');
  const alsoAsked = formLines(form, 'asked');
  return {
    kind: 'page',
    title: formText(form, 'title'),
    text: formText(form, 'text'),
    ...(expires !== '' && { expires }),
    ...(alsoAsked.length > 0 && { alsoAsked }),
  };
}
