/** Converts members named `Date` back to Dates. They are the only timestamps in a bucket's configurations. */
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
