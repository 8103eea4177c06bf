const VALUE = /^\s*show section ([\w-]{16}:[0-9a-f]{8})[.!]?\s*$/i;

/** Returns the value of a button that shows a section: 38 characters, of the 50 that Lex allows. */
export function showSection(passageId: string): string {
  return `show section ${passageId}`;
}

/** Returns the id of the passage that such a button asks for; undefined for anything else that is said. */
export function sectionToShow(said: string): string | undefined {
  return VALUE.exec(said)?.[1];
}
