const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Returns the day on which a page was saved, in UTC: `2026-03-12`. Undefined for what is no date. */
export function savedDay(savedAt: string | undefined): string | undefined {
  const time = Date.parse(savedAt ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Says when a page was saved: "Saved 12 March 2026". Empty if it is not known. */
export function savedLine(savedAt: string | undefined): string {
  const day = savedDay(savedAt);
  return day === undefined ? '' : `Saved ${LONG.format(new Date(day))}`;
}
