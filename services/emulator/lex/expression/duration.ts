const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

// A year and a month have no fixed length; these are ISO 8601's nominal ones.
const UNIT_SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1] as const;

/**
 * Returns the length of an ISO 8601 duration in seconds; accepts `P2H` without a T, as
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html has it.
 */
export function secondsOfDuration(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (!match || match[0].length < 3) return undefined;
  return UNIT_SECONDS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}
