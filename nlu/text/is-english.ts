/** Whether a locale ("en", "en_CA") is one of English, the language whose words are known here. */
export function isEnglish(locale: string): boolean {
  return /^en(?:[_-]|$)/.test(locale);
}
