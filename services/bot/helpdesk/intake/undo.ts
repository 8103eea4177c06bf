import { plainly } from './said.ts';

const TAKE = '(?:remove|take|delete|drop|leave out|get rid of|strike|scratch|undo|revert|erase)';
const LAST =
  '(?:it|that|this|(?:the |my )?last (?:\\w+ )?(?:bit|part|sentences?|lines?|additions?|changes?|thing|words?)|the (?:addition|change)|what (?:you|i) (?:just )?(?:added|said|wrote))';
const TO_UNDO = new RegExp(
  `(?:^|[,.!;] |\\b(?:and|please|now|no) )${TAKE}(?: out| away| off| back)? ${LAST}(?: (?:out|off|away|back|again|please|now|too|from|of|the|ticket|description|list|there))*$|(?:^|\\b(?:and|please|no) )(?:undo|revert)(?: please)?$|\\b(?:do(?:n't| not)|dont) (?:write|put|add|include) (?:that|it|this)(?: in| down| there| to (?:it|the ticket))?$`,
  'u',
);
const QUOTED = new RegExp(
  `\\b${TAKE}(?: out| away| off)? (?:the (?:words?|part|sentence|line|phrase) )?["“”'](.{1,200}?)["“”']`,
  'iu',
);
const MAX_LENGTH = 120;

/** Whether the last change is to be taken back: "remove it", "no don't write that in", "delete the last sentence". */
export function isUndo(text: string): boolean {
  if (text.length > MAX_LENGTH || quotedToRemove(text) !== undefined) return false;
  // What explains it comes after: "remove the last sentence please. That was a question".
  return text.split(/[.!?]\s+/u).some((part) => TO_UNDO.test(plainly(part)));
}

/** The words in quotation marks that are to be taken out. */
export const quotedToRemove = (text: string): string | undefined => QUOTED.exec(text)?.[1];

/** A text without some words of it; undefined if it does not have them. */
export function withoutWords(text: string | undefined, words: string): string | undefined {
  const escaped = words.trim().replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
  if (text === undefined || escaped === '' || !whole.test(text)) return undefined;
  return text
    .replace(whole, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}
