/** Whether a locale ("en", "en_CA") is English, the only language with word lists and vectors. */
export function isEnglish(locale: string): boolean {
  return /^en(?:[_-]|$)/.test(locale);
}
