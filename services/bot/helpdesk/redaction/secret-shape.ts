import { isHex, isPublic, isTemplate } from './public-shape.ts';
import { trimPunctuation, type Word, wordSet } from './words.ts';

/** Counted things: "a password with 12 characters", "12-character passwords", "wrong 3 times". */
const UNITS = wordSet(`
  character characters chars char digit digits letter letters number numbers time times day days hour hours minute
  minutes second seconds week weeks month months year years people users user attempts tries percent words symbols
  lines bits zeichen tage mal caracteres chiffres jours fois veces vezes dias am pm`);
const COUNT = /^\d{1,3}(?:st|nd|rd|th|x|%|\+)?$/i;
const SIGN = /[!@#$%^&*+=?~|\\§€£]/;
const COURSE_OR_ROOM = /^[A-Za-z]{1,5}[-_ ]?\d{1,4}[A-Za-z]?$/;
const IS_OPAQUE = /^(?![.~]{0,2}\/)[\w.~+/=%:-]+$/;
const MAX_LENGTH = 200;

/** Whether a word alone looks like a secret: letters mixed with digits or signs, and no course, room, device or date. */
export function looksSecret(word: string): boolean {
  const core = trimPunctuation(word.slice(0, MAX_LENGTH + 20));
  if (core.length < 6 || core.length > MAX_LENGTH || isPublic(core)) return false;
  if (!/\p{L}|\p{Co}/u.test(core)) return false;
  if (/[\d\p{Co}]/u.test(core)) return !(COURSE_OR_ROOM.test(core) && isShortCode(core));
  return SIGN.test(core.slice(1)) && !isSlashed(core);
}

/**
 * Whether a word can hardly be anything but a password: at least two of a capital among small letters, a digit and a
 * sign, and no bare name such as "jkim44", "lab-pc-14" or a serial number.
 */
export function isUnmistakable(word: string): boolean {
  const core = trimPunctuation(word.slice(0, MAX_LENGTH + 20));
  if (core.length < 7 || core.length > MAX_LENGTH || isPublic(core) || isSlashed(core))
    return false;
  const marks = [
    /\p{Lu}/u.test(core) && /\p{Ll}/u.test(core),
    /\d/.test(core),
    hasSign(word, core),
  ];
  return /\p{L}/u.test(core) && marks.filter(Boolean).length >= 2 && !isNumberedName(core);
}

/** A sign within, or the "!" that ends many passwords. */
function hasSign(word: string, core: string): boolean {
  return SIGN.test(core.slice(1)) || word.includes(`${core}!`);
}

/** Words and a number at the end: a user name, a host, a device. */
export function isNumberedName(word: string): boolean {
  return /^[a-z]+(?:[-_.][a-z]+){0,4}[-_.]?\d{1,4}$/.test(trimPunctuation(word));
}

/** Whether a word after the name of a secret is no ordinary one. Then the secret is this word alone. */
export function isUnusual(word: Word | undefined, next?: Word): boolean {
  if (!word) return false;
  const core = trimPunctuation(word.text.slice(0, 300));
  if (COUNT.test(core) && (core.length < 3 || UNITS.has(next?.plain ?? ''))) return false;
  if (isNumeric(core))
    return core.length >= 3 && core.length <= 12 && !UNITS.has(next?.plain ?? '');
  if (isPublic(core)) return false;
  if (core.length >= 3 && /[\d\p{Co}]/u.test(core)) return !UNITS.has(next?.plain ?? '');
  return core.length >= 4 && /[^\p{L}\p{M}'’.…-]/u.test(core) && !isListed(core);
}

function isNumeric(core: string): boolean {
  return /^\d+$/.test(core);
}

/** Whether a word counts what the next one names: "12 characters", "3 times". */
export function isCount(word: Word, next: Word | undefined): boolean {
  return (
    /^\d{1,3}%?$/.test(word.plain) && (UNITS.has(next?.plain ?? '') || word.plain.endsWith('%'))
  );
}

export function hasInnerCapital(word: string): boolean {
  const core = trimPunctuation(word.slice(0, 300));
  return (
    core.length >= 4 &&
    /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}{2}/u.test(core) &&
    !isPublic(core) &&
    !isListed(core)
  );
}

/** Whether a word has digits, a sign or a capital where ordinary words have none. */
export function isMarked(word: Word | undefined): boolean {
  if (!word) return false;
  return looksSecret(word.text) || isUnusual(word) || hasInnerCapital(word.text);
}

/** Words in small letters, or with slashes, which are a list even after "is". */
function isListed(core: string): boolean {
  return isSlashed(core) && (core === core.toLowerCase() || core.includes('/'));
}

/** Letters and a few digits, such as CSC110 or B205, as opposed to hunter2. */
function isShortCode(core: string): boolean {
  const letters = core.search(/\d/);
  return (letters <= 4 && !/\d{4}/.test(core)) || core === core.toUpperCase();
}

/** Whether a word is only words: "reset/change", "he/she", "and_or", "well-known". */
function isSlashed(core: string): boolean {
  return /^[a-z'.-]+(?:[/&_+][a-z'.-]+)*$/i.test(core) && !/\p{Ll}\p{Lu}/u.test(core);
}

/** Whether a word is long and mixed as only machines write it. */
export function isMachineMade(word: string, shortest: number): boolean {
  const core = trimPunctuation(word.slice(0, 2000));
  if (core.length < shortest || core.includes('://') || isTemplate(core)) return false;
  if (isHex(core)) return /^[0-9a-f]{16,}$/i.test(core) && /\d/.test(core);
  return (
    /\d/.test(core) &&
    /[a-z]/i.test(core) &&
    IS_OPAQUE.test(core) &&
    !isPublic(core.replaceAll('/', ''))
  );
}
