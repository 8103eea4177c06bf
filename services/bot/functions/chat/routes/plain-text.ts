/**
 * Returns what a person typed without what means nothing in a chat: control characters except tab and line feed, which
 * Lex may refuse; lone surrogates, which UTF-8 cannot encode, become the replacement character; no spaces around it.
 */
export function plainText(typed: string): string {
  const wellFormed = Buffer.from(typed, 'utf8').toString('utf8');
  return wellFormed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim();
}
