/** The longest message that the bot reads, in characters. */
export const MAX_CHARACTERS = 1024;

/** From here on the person is told how much room is left. */
const WARN_FROM = 900;

/** A message's length as the server counts it: in UTF-16 units, of which an emoji has two or more. */
export function messageLength(text: string): number {
  return text.trim().length;
}

/** What to tell of a message's length; undefined while there is plenty of room. */
export function lengthNote(length: number): string | undefined {
  if (length < WARN_FROM) return undefined;
  const left = MAX_CHARACTERS - length;
  if (left < 0)
    return `${-left} ${left === -1 ? 'character' : 'characters'} too many. Please shorten your message.`;
  return `${left} characters left.`;
}
