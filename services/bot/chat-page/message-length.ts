/** The longest message that the bot accepts, in UTF-16 units: a description; anything else is shorter. */
export const MAX_CHARACTERS = 20_000;
/** The longest message that is no description. */
export const SHORT = 1024;

/** From this length on, the person sees how many characters are left. */
const WARN_FROM = 900;

/** What a message may be now: any message, or one of a ticket, or the description of one. */
export type Asked = 'nothing' | 'ticket' | 'description';

/** Returns a message's length as the server counts it: in UTF-16 units, of which an emoji has two or more. */
export function messageLength(text: string): number {
  return text.trim().length;
}

/** Whether a message of this length can be sent now. */
export function fits(length: number, asked: Asked): boolean {
  return length <= (asked === 'description' ? MAX_CHARACTERS : SHORT);
}

/** Returns a note about a message's length, or undefined while there is plenty of room. */
export function lengthNote(length: number, asked: Asked): string | undefined {
  if (length < WARN_FROM) return undefined;
  if (length <= SHORT) return `${SHORT - length} characters left.`;
  if (asked === 'description') return descriptionNote(length);
  const much = `${count(length - SHORT)} more than I can read at once.`;
  return asked === 'ticket'
    ? `${much} Please shorten it. The whole text fits when I ask you to describe what happened.`
    : `${much} Say in short what it is about, or open a ticket: there you can paste all of it.`;
}

function descriptionNote(length: number): string {
  const left = MAX_CHARACTERS - length;
  return left < 0
    ? `${count(-left)} too many. Send the part that matters, and add the rest as a file.`
    : 'This goes to the ticket whole, as an attached text.';
}

const count = (characters: number): string =>
  `${characters} ${characters === 1 ? 'character' : 'characters'}`;
