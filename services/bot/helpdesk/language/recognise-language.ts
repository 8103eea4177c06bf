import { isOrdinaryWord } from '../ordinary-words.ts';

/** By how much the best language must be ahead of English. Measured: wrong for 5 of 8,580 English questions. */
const MARGIN = 0.1;
/** For a sentence of this many words less will do. */
const MARGIN_OF_SENTENCE = 0.07;
const SENTENCE = 5;
/** Of fewer words in Latin letters ("hola", "yo") nobody can say what language they are. */
const MIN_WORDS = 3;
/** With this share of ordinary English words a text is English: the detector, which is large, is not even loaded. */
const ENGLISH_SHARE = 0.6;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]/gu;
const LETTER = /\p{L}/gu;
const MAX_LENGTH = 1_024;

/**
 * Resolves with the language of a text (ISO 639-1) if it is surely not English, or undefined. A text mostly in another
 * script needs no certainty.
 */
export async function otherLanguage(text: string): Promise<string | undefined> {
  const said = text.slice(0, MAX_LENGTH);
  const isOther = isOtherScript(said);
  const words = said.match(WORD) ?? [];
  if (!isOther && (words.length < MIN_WORDS || isPlainEnglish(words))) return undefined;
  // Loading it takes a quarter of a second and 80 MB, so a function pays for it only if somebody needs it.
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(said);
  const { language } = result;
  if (language === '' || language === 'en') return undefined;
  if (isOther) return language;
  if (!result.isReliable()) return undefined;
  const scores = result.getScores();
  const lead = (scores[language] ?? 0) - (scores.en ?? 0);
  return lead >= (words.length >= SENTENCE ? MARGIN_OF_SENTENCE : MARGIN) ? language : undefined;
}

function isOtherScript(text: string): boolean {
  const other = (text.match(OTHER_SCRIPT) ?? []).length;
  return other >= 2 && other * 3 > (text.match(LETTER) ?? []).length;
}

function isPlainEnglish(words: readonly string[]): boolean {
  const ordinary = words.filter((word) => isOrdinaryWord(word.toLowerCase()));
  return ordinary.length >= words.length * ENGLISH_SHARE;
}
