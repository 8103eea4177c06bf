/** Makes Dates again of the members named `Date`, the only ones of a bucket's configurations that are timestamps. */
export function reviveDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reviveDates);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'Date' && typeof member === 'string' ? new Date(member) : reviveDates(member),
    ]),
  );
}
