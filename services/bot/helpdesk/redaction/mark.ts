/** What is put in the place of a secret. A text that has one is never searched in that place again. */
export const MARK = /\[[A-Za-z][A-Za-z ]{0,38} removed\]/g;

/** Stands for every character of a mark while a text is searched: one long word, which looks like a secret. */
export const FILLER = '\ue000';

/** Hides the marks of an earlier pass, so that their words ("password", "key") name nothing. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, (mark) => FILLER.repeat(mark.length));
}
