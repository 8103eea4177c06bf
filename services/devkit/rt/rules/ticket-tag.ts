/**
 * Returns the ticket that the subject names: `[name #1]`, upper or lower case, with any white space, `https://` before the
 * name or not (R4, R5). Other brackets and signs are none (R6).
 */
export function taggedTicket(subject: string, name: string): number | undefined {
  const tag = new RegExp(`\\[(?:https?://)?${escaped(name)}\\s+#([0-9]{1,15})\\s*\\]`, 'i');
  const id = tag.exec(subject)?.[1];
  return id === undefined || Number(id) === 0 ? undefined : Number(id);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
