/** Filters of a page by their names, as they are in its address. */
export type Filters = Readonly<Record<string, string>>;

/** Adds filters to a path; those that are empty are left out. */
export function withFilters(path: string, filters: Filters): string {
  const set = Object.entries(filters).filter(([, value]) => value !== '');
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

/** The filters with these names; one that is missing is empty. */
export function filtersIn(query: Filters, names: readonly string[]): Filters {
  return Object.fromEntries(names.map((name) => [name, query[name] ?? '']));
}
