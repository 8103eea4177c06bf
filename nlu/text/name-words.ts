/** Returns the words of an identifier: "open ticket" for "OpenTicket", "open_ticket" and "open-ticket". */
export function nameWords(name: string): string {
  return name
    .replace(/^AMAZON\./, '')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .replace(/ [Ii]ntent$/, '')
    .trim()
    .toLowerCase();
}
