import { decodeHTML } from 'entities';

/** Returns the lines of a cue without tags (`<v Ann>`, `<00:01.000>`, `{\an8}`), with character references decoded. */
export function cueLines(lines: readonly string[]): string[] {
  return decodeHTML(withoutTags(lines.join('\n')))
    .replace(/\{\\[^{}\n]{0,40}\}|[\u200b\u200e\u200f\ufeff]/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** What begins a tag; another `<` is one that is said: "5 < 6". */
const TAG = /^<[\p{L}\d/.]/u;

/**
 * Removes `<…>`; a tag without an end reaches to the end of the cue, as in browsers. By hand, because a regular expression
 * looks for the end again after every `<` of a text without one.
 */
function withoutTags(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    const isTag = TAG.test(text.slice(open, open + 2));
    kept.push(text.slice(at, isTag ? open : open + 1));
    const close = isTag ? text.indexOf('>', open) : open;
    at = close < 0 ? text.length : close + 1;
  }
  return kept.join('') + text.slice(at);
}
