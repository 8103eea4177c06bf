const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

// A year and a month have no fixed length; these are ISO 8601's nominal ones.
const UNIT_SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1] as const;

/** Length of an ISO 8601 duration in seconds; Lex's own `P2H` without a T is taken too. */
export function secondsOfDuration(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (!match || match[0].length < 3) return undefined;
  return UNIT_SECONDS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}
