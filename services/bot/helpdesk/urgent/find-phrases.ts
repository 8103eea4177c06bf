import type { Phrase, PhrasePlace } from './phrase.ts';
import type { SaidText, SaidWord } from './said-words.ts';
import { canBeSlip, isSlipOf } from './slips.ts';

/** The words, or letters, that a phrase was found in: from the first up to and with the last. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  readonly first: number;
  readonly last: number;
}

/** Decides whether a said word is one of a place. Remembers each answer: words and places come again. */
class PlaceReader {
  readonly #known = new Map<string, boolean>();
  readonly #canBeSlip = new Map<string, boolean>();

  fits(word: SaidWord, place: PhrasePlace): boolean {
    if (place.stems.has(word.stem)) return true;
    if (!this.#isStrange(word.plain)) return false;
    return place.words.some((meant) => this.#isSlip(word.plain, meant));
  }

  /** Most words are what they seem: they need no comparison. */
  #isStrange(said: string): boolean {
    const known = this.#canBeSlip.get(said);
    if (known !== undefined) return known;
    const isStrange = canBeSlip(said);
    this.#canBeSlip.set(said, isStrange);
    return isStrange;
  }

  #isSlip(said: string, meant: string): boolean {
    if (said[0] !== meant[0]) return false;
    const key = `${said} ${meant}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isSlip = isSlipOf(said, meant);
    this.#known.set(key, isSlip);
    return isSlip;
  }
}

/** Finds every phrase that is in the text. Takes time in proportion to the text and to the phrases. */
export function findPhrases(text: SaidText, phrases: readonly Phrase[]): PhraseMatch[] {
  const reader = new PlaceReader();
  return phrases.flatMap((phrase) => {
    if ('letters' in phrase) return findLetters(text, phrase, phrase.letters);
    return text.words.flatMap((_, first) => {
      const last = lastWord(text.words, phrase.places, first, reader);
      return last === undefined ? [] : [{ phrase, first, last }];
    });
  });
}

function findLetters(text: SaidText, phrase: Phrase, letters: string): PhraseMatch[] {
  const first = text.letters.indexOf(letters);
  return first < 0 ? [] : [{ phrase, first, last: first + letters.length - 1 }];
}

/** Returns where a phrase ends that begins at `first`; the nearest end if there are several. */
function lastWord(
  words: readonly SaidWord[],
  places: readonly PhrasePlace[],
  first: number,
  reader: PlaceReader,
): number | undefined {
  const [start, ...rest] = places;
  const begin = words[first];
  if (!start || !begin || !reader.fits(begin, start)) return undefined;
  let ends = [first];
  for (const place of rest) {
    const next = new Set<number>();
    for (const end of ends) {
      for (let index = end + 1; index <= end + 1 + place.gap; index++) {
        const word = words[index];
        if (!word || word.sentence !== begin.sentence) break;
        if (reader.fits(word, place)) next.add(index);
      }
    }
    ends = [...next].toSorted((a, b) => a - b);
    if (ends.length === 0) return undefined;
  }
  return ends[0];
}
