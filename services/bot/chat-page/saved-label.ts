const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Says on which day a document was saved: "Saved 12 March 2026". Undefined if it is not known. */
export function savedLabel(savedAt: string | undefined): string | undefined {
  const time = Date.parse(savedAt ?? '');
  return Number.isNaN(time) ? undefined : `Saved ${LONG.format(time)}`;
}
