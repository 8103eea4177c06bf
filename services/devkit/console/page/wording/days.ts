interface SearchedDays {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** Says which days a list is of, and by whose clock: a browser elsewhere shows its times by its own. */
export function daysText({ from, to, timeZone }: SearchedDays): string {
  const days = from === to ? `Of ${from}` : `Of the days from ${from} to ${to}`;
  return `${days}, by the clock of ${timeZone}, as in the figures.`;
}
