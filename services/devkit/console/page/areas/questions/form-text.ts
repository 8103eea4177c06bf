/// <reference lib="dom" />

/** Returns what is typed in a field of a form, without the spaces around it. */
export function formText(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim();
}

/** Returns the lines of a field that are not empty. */
export function formLines(form: HTMLFormElement, name: string): string[] {
  return formText(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
