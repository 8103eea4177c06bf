/// <reference lib="dom" />

const FORMAT = new Intl.DateTimeFormat('en-CA', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the reader's own time zone; nothing if there is none. */
export function Moment({ at }: { readonly at: string | undefined }) {
  if (at === undefined || Number.isNaN(Date.parse(at))) return null;
  return <time dateTime={at}>{FORMAT.format(new Date(at))}</time>;
}
