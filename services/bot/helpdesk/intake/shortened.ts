/** A value of a card has at most as many characters (contracts, Cards). */
export const CARD_VALUE = 60;

/** A value in one line; one that is too long is cut, and says how long it is in all unless it is on a card. */
export function shortened(value: string, limit: number, length = value.length): string {
  const line = value.replace(/\s+/gu, ' ');
  if (line.length <= limit && length === value.length) return line;
  const more = `… (${length} characters in all)`;
  return limit <= CARD_VALUE
    ? `${line.slice(0, limit - 1)}…`
    : `${line.slice(0, Math.max(20, limit - more.length))}${more}`;
}
