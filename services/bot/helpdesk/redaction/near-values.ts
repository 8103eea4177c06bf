import { isIdentifier, type Message, type SecretFinder } from './message.ts';
import { nameAt, type SecretName } from './secret-name.ts';
import { isNumberedName, isUnmistakable, looksSecret } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { ATTEMPTS, COPULAS, TARGETS } from './vocabulary.ts';
import { core, endsSentence, isSign, trimPunctuation, type Word } from './words.ts';

/** How far a value may be from the name that it belongs to, in words. */
const AFTER = 16;
const BEFORE = 8;
/** After the end of the sentence only what can hardly be anything else is a value. */
const LONG_AFTER = 30;

/** A call, `execPre()`, or another name's value, `charset=utf-8`. */
const CODE = /[\w>]\(\S{0,60}\)|\)\);?$|\);$|^[\w.-]{2,40}=/;

/**
 * Finds words that look like secrets near the name of one, whatever the grammar between them: "La clave del wifi,
 * Girasol2023, …", "changed my password yesterday to RiverOtter!".
 */
export const findNearValues: SecretFinder = (message) =>
  message.names.flatMap((name) =>
    name.kind === 'password' || name.kind === 'weak'
      ? [...valuesAfter(message, name), ...valuesBefore(message, name)]
      : [],
  );

function valuesAfter({ words }: Message, { kind, last }: SecretName): TextRange[] {
  const found: TextRange[] = [];
  const limit = kind === 'weak' ? AFTER : LONG_AFTER;
  let isSameSentence = !endsSentence(words, last);
  for (let index = last + 1; index < words.length && index <= last + limit; index++) {
    const word = words[index];
    if (!word) break;
    const isNear = isSameSentence && index <= last + AFTER;
    if (!isNear && kind === 'weak') break;
    const isFound = kind === 'weak' ? isWeakValue(words, index) : isValue(words, index, isNear);
    if (isFound) found.push(core(word));
    if (endsSentence(words, index)) isSameSentence = false;
  }
  return found;
}

function valuesBefore({ words }: Message, { first }: SecretName): TextRange[] {
  const found: TextRange[] = [];
  for (let index = first - 1; index >= 0 && index >= first - BEFORE; index--) {
    const word = words[index];
    if (!word || endsSentence(words, index)) break;
    if (isUnmistakable(word.text) && isFree(words, index)) found.push(core(word));
  }
  return found;
}

function isValue(words: readonly Word[], index: number, isNear: boolean): boolean {
  const word = words[index];
  if (!word) return false;
  if (isUnmistakable(word.text)) return isFree(words, index);
  if (!isNear || !looksSecret(word.text) || isSerial(word.text)) return false;
  return isFree(words, index) && (!isNumberedName(word.text) || isIntroduced(words, index));
}

/** "pass" is also a verb: what is no apposition needs an introduction. */
function isWeakValue(words: readonly Word[], index: number): boolean {
  return (
    looksSecret(words[index]?.text ?? '') && isFree(words, index) && isIntroduced(words, index)
  );
}

/** Whether a word is neither an identifier nor itself a name with its value: "pwd=…", which is another finder's. */
function isFree(words: readonly Word[], index: number): boolean {
  const { text = '' } = words[index] ?? {};
  return !isIdentifier(words, index) && nameAt(words, index) === undefined && !CODE.test(text);
}

/** Capitals and digits only: a serial number, a course, an order. */
function isSerial(word: string): boolean {
  return /^[A-Z\d-]+$/.test(trimPunctuation(word));
}

/** "made it …" */
function isChange(verb: Word | undefined, thing: Word): boolean {
  return ATTEMPTS.has(verb?.plain ?? '') && /^(?:it|that|this|lo|la|es)$/.test(thing.plain);
}

/** Whether what comes before a word says that it is a value: a comma, "to", "is", "typed". */
function isIntroduced(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  if (!before) return false;
  if (/[,:=]$/.test(before.text) || isSign(before)) return true;
  if (/^["'«(]/.test(words[index]?.text ?? '')) return true;
  if (COPULAS.has(before.plain) || ATTEMPTS.has(before.plain)) return true;
  if (isChange(words[index - 2], before)) return true;
  const verbs = words.slice(Math.max(0, index - BEFORE), index - 1);
  return TARGETS.has(before.plain) && verbs.some(({ plain }) => ATTEMPTS.has(plain));
}
