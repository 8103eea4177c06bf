/** What Perl takes for white space: a byte order mark is none. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

/**
 * Returns the ticket that the subject names: `[name #1]`, upper or lower case, with any white space or none, `https://` before
 * the name or not (R4, R5). Other brackets and signs are none (R6).
 */
export function taggedTicket(subject: string, name: string): number | undefined {
  const tag = new RegExp(
    `\\[(?:https?://)?${escaped(name)}${SPACE}*#([0-9]{1,15})${SPACE}*\\]`,
    'i',
  );
  const id = tag.exec(subject)?.[1];
  return id === undefined || Number(id) === 0 ? undefined : Number(id);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
