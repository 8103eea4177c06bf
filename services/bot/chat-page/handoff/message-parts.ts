/** Connect takes as many characters in a message. */
const MOST_TEXT = 1_024;

/** Cuts a text into messages that Amazon Connect takes, between words if it can. */
export function messageParts(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > MOST_TEXT) {
    const space = rest.lastIndexOf(' ', MOST_TEXT);
    const at = space > MOST_TEXT / 2 ? space : MOST_TEXT;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}
