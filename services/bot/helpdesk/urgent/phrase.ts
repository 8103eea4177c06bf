import { saidText, stemOf } from './said-words.ts';

/** One place of a phrase: any of these words. */
export interface PhrasePlace {
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
  /** How many other words may come between the place before and this one. */
  readonly gap: number;
}

/** A way to say something: words in order, with a few others between them, or letters of a script without spaces. */
export type Phrase =
  | { readonly text: string; readonly places: readonly PhrasePlace[] }
  | { readonly text: string; readonly letters: string };

/** Between two words of a phrase: "kill myself" is also in "kill or hurt myself". */
const SMALL_GAP = 2;
/** For "…" in a phrase. */
const WIDE_GAP = 6;
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Most words are plain already; there are thousands. */
function plainWords(word: string): readonly string[] {
  return /^[a-z]+$/.test(word) ? [word] : saidText(word).words.map(({ plain }) => plain);
}

/**
 * Reads a phrase: words with spaces between them, "a/b" for either, "..." for up to six words instead of two.
 * Returns undefined if it has no letter.
 */
export function readPhrase(text: string): Phrase | undefined {
  if (NO_SPACES.test(text)) return { text, letters: saidText(text).letters };
  const places: PhrasePlace[] = [];
  let gap = 0;
  for (const part of text.trim().split(/\s+/)) {
    if (part === '...' || part === '…') {
      gap = WIDE_GAP;
      continue;
    }
    const words = part.split('/').flatMap(plainWords);
    if (words.length === 0) return undefined;
    places.push({ words, stems: new Set(words.map(stemOf)), gap });
    gap = SMALL_GAP;
  }
  return places.length === 0 ? undefined : { text, places };
}
