/** The address of a document in the chat. */
export function inChat(chatUrl: string, href: string): string {
  return `${chatUrl.replace(/\/$/, '')}${href}`;
}
