/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type Filters, filtersIn, withFilters } from './address.ts';

/** The filters of a list. What is applied is in the address, so that back, reload and a shared link show the same. */
export interface ListFilters {
  readonly applied: Filters;
  /** What is in the form, and not applied yet. */
  readonly draft: Filters;
  set(name: string, value: string): void;
  apply(): void;
  /** The address of another page of the list, from 0. */
  pageAddress(page: number): string;
}

/** Keeps the filters of the list at `path`: those with these names, and its `page`. */
export function useFilters(path: string, names: readonly string[]): ListFilters {
  const { query, url, route } = useLocation();
  const [draft, setDraft] = useState(filtersIn(query, names));
  // The form follows the address alone, as after "back".
  useEffect(() => setDraft(filtersIn(query, names)), [url]);
  const applied = filtersIn(query, [...names, 'page']);
  return {
    applied,
    draft,
    set: (name, value) => setDraft((before) => ({ ...before, [name]: value })),
    apply: () => route(withFilters(path, draft)),
    pageAddress: (page) => withFilters(path, { ...applied, page: page === 0 ? '' : String(page) }),
  };
}
