/** The longest message that the bot accepts, in UTF-16 units: a description; anything else is shorter. */
export const MAX_CHARACTERS = 20_000;
/** The longest message that is no description. */
const SHORT = 1024;

/** From this length on, the person sees how many characters are left. */
const WARN_FROM = 900;

/** Returns a message's length as the server counts it: in UTF-16 units, of which an emoji has two or more. */
export function messageLength(text: string): number {
  return text.trim().length;
}

/** Returns a note about a message's length, or undefined while there is plenty of room. */
export function lengthNote(length: number): string | undefined {
  if (length < WARN_FROM) return undefined;
  if (length <= SHORT) return `${SHORT - length} characters left.`;
  const left = MAX_CHARACTERS - length;
  if (left < 0)
    return `${-left} ${left === -1 ? 'character' : 'characters'} too many. Please shorten your message.`;
  return 'That is long. I can take it when I ask what happened, for a ticket.';
}
