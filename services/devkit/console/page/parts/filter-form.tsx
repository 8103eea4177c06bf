/// <reference lib="dom" />
import type { ComponentChildren } from 'preact';
import type { ListFilters } from '../use-filters.ts';
import { Field } from './field.tsx';

interface FilterFormProps {
  /** What is searched, said by screen readers: "Search tickets". */
  readonly label: string;
  readonly filters: ListFilters;
  /** The address without filters. */
  readonly path: string;
  readonly children: ComponentChildren;
}

/** The form above a list. Nothing is searched before its button is pressed. */
export function FilterForm({ label, filters, path, children }: FilterFormProps) {
  const isFiltered = Object.values(filters.applied).some((value) => value !== '');
  return (
    <search aria-label={label}>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault();
          filters.apply();
        }}
      >
        {children}
        <button type="submit" class="primary">
          Search
        </button>
        {isFiltered && (
          <a class="button" href={path}>
            Show all
          </a>
        )}
      </form>
    </search>
  );
}

interface FilterProps {
  readonly filters: ListFilters;
  readonly name: string;
  readonly label: string;
}

/** A field for words to look for. */
export function FilterWords({ filters, name, label }: FilterProps) {
  return (
    <Field id={`filter-${name}`} label={label}>
      <input
        id={`filter-${name}`}
        type="search"
        maxLength={200}
        value={filters.draft[name]}
        onInput={(event) => filters.set(name, event.currentTarget.value)}
      />
    </Field>
  );
}

/** A field for a day. */
export function FilterDay({ filters, name, label }: FilterProps) {
  return (
    <Field id={`filter-${name}`} label={label}>
      <input
        id={`filter-${name}`}
        type="date"
        value={filters.draft[name]}
        onInput={(event) => filters.set(name, event.currentTarget.value)}
      />
    </Field>
  );
}

interface FilterSelectProps extends FilterProps {
  /** Value and text of each choice. */
  readonly choices: readonly (readonly [value: string, text: string])[];
  /** What is chosen if nothing is: "All teams". */
  readonly all: string;
  readonly hint?: string;
}

export function FilterSelect({ filters, name, label, choices, all, hint }: FilterSelectProps) {
  const described = hint === undefined ? {} : { hint };
  return (
    <Field id={`filter-${name}`} label={label} {...described}>
      <select
        id={`filter-${name}`}
        aria-describedby={hint && `filter-${name}-hint`}
        value={filters.draft[name]}
        onChange={(event) => filters.set(name, event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
