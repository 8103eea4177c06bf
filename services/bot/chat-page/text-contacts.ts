/** A part of a text: plain, or a way to reach somebody. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

/** Each repetition has a bound, and begins where no number or address is going on: the whole is linear. */
const CONTACT =
  /(?<![\w.+@/-])(?:(?<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})|(?<phone>\+\d[\d ().-]{6,16}\d|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?:,? ?(?:ext\.?|x) ?(?<extension>\d{1,6}))?|(?<short>\d{3}))(?![\w@-])/gi;

/**
 * Finds mail addresses and telephone numbers in what the bot says. A number of three digits is one only if it is among `short`:
 * 911 is, and "300 seats" is not.
 */
export function textContacts(text: string, short: readonly string[] = []): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(CONTACT)) {
    const href = hrefOf(match.groups ?? {}, short);
    if (href === undefined) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], href });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** @see https://www.rfc-editor.org/rfc/rfc3966 */
function hrefOf(
  { mail, phone, extension, short }: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): string | undefined {
  if (mail !== undefined) return `mailto:${mail}`;
  if (short !== undefined) return known.includes(short) ? `tel:${short}` : undefined;
  const digits = (phone ?? '').replace(/[^\d+]/g, '');
  return `tel:${digits}${extension === undefined ? '' : `;ext=${extension}`}`;
}
