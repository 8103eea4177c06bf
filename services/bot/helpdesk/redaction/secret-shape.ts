import { isEmailAddress } from '../email-address.ts';
import { trimPunctuation, type Word, wordSet } from './words.ts';

/** Counted things: "a password with 12 characters", "12-character passwords", "wrong 3 times". */
const UNITS = wordSet(`
  character characters chars char digit digits letter letters number numbers time times day days hour hours minute
  minutes second seconds week weeks month months year years people users user attempts tries percent words symbols
  zeichen caracteres caracteres chiffres am pm`);
const COUNT = /^\d{1,3}(?:st|nd|rd|th|x|%|\+)?$/i;
const HYPHENATED_COUNT = /^\d{1,3}-[a-z]+$/i;
/** Years of education, devices, programs, standards: "Windows11", "iPhone15", "office365", "mp4", "1080p". */
const PRODUCT =
  /^(?:windows|win|office|microsoft|iphone|ipad|android|ios|macos|chrome|firefox|edge|safari|outlook|galaxy|pixel|python|java|html|css|mp|sha|aes|md|utf|usb|wpa|ipv|covid|rtx|level|step|version|room|exam|quiz|week|lab|chapter|unit|module|assignment|lecture|group|team|page|figure|table|day|year|grade|section|echo|gmail|hotmail|lync|excel|word|powerpoint|moodle|canvas|zoom|teams)-?\d+[a-z]{0,2}(?:\.\d+)*$/i;
const COURSE_OR_ROOM = /^[A-Za-z]{1,5}[-_ ]?\d{1,4}[A-Za-z]?$/;
const MEASURE =
  /^[~<>]?[\d.,:/-]+(?:[ap]m|h|hrs?|min|s|ms|kb|mb|gb|tb|mbps|gbps|hz|khz|mhz|ghz|p|fps|px|cm|mm|km|kg|st|nd|rd|th|x|%|d|th)?$/i;
const HEX_RUN = /^(?:0x[0-9a-f]+|[0-9a-f-]{12,})$/i;
const TICKET = /^(?:LTSI-[0-9A-Z]{10}|V00\d{6})$/i;
const SIGNS = /[!@#$%^&*+=?~|\\]/;

/** Whether a word alone looks like a secret: letters mixed with digits or signs, and no course, room, device or date. */
export function looksSecret(word: string): boolean {
  const core = trimPunctuation(word);
  if (core.length < 6 || core.length > 200 || isPublic(core)) return false;
  if (!/[a-z]/i.test(core) || MEASURE.test(core)) return false;
  if (/\d/.test(core)) return !(COURSE_OR_ROOM.test(core) && isShortCode(core));
  return SIGNS.test(core.slice(1)) && !isSlashed(core);
}

/** Whether a word after the name of a secret is no ordinary one. Then the secret is this word alone. */
export function isUnusual(word: Word | undefined, next?: Word): boolean {
  if (!word) return false;
  const core = trimPunctuation(word.text.slice(0, 300));
  if (COUNT.test(core) && (core.length < 3 || UNITS.has(next?.plain ?? ''))) return false;
  if (isPublic(core) || HYPHENATED_COUNT.test(core) || /^\d{1,2}:\d\d/.test(core)) return false;
  if (core.length >= 3 && /\d/.test(core)) return !UNITS.has(next?.plain ?? '');
  return core.length >= 4 && /[^\p{L}\p{M}'.-]/u.test(core) && !isSlashed(core);
}

/** Whether a word counts what the next one names: "12 characters", "3 times". */
export function isCount(word: Word, next: Word | undefined): boolean {
  return (
    /^\d{1,3}%?$/.test(word.plain) && (UNITS.has(next?.plain ?? '') || word.plain.endsWith('%'))
  );
}

export function hasInnerCapital(word: string): boolean {
  const core = trimPunctuation(word.slice(0, 300));
  return core.length >= 4 && /.\p{Lu}/u.test(core) && /\p{Ll}/u.test(core);
}

/** Whether a word has digits, a sign or a capital where ordinary words have none. */
export function isMarked(word: Word | undefined): boolean {
  if (!word) return false;
  return (
    looksSecret(word.text) ||
    (isUnusual(word) && !isMeasure(word.text)) ||
    hasInnerCapital(word.text)
  );
}

function isMeasure(word: string): boolean {
  return MEASURE.test(trimPunctuation(word));
}

function isPublic(core: string): boolean {
  return (
    PRODUCT.test(core) ||
    TICKET.test(core) ||
    core.includes('://') ||
    core.startsWith('www.') ||
    isEmailAddress(core)
  );
}

/** Letters and a few digits, such as CSC110 or B205, as opposed to hunter2. */
function isShortCode(core: string): boolean {
  const letters = core.search(/\d/);
  return (letters <= 4 && !/\d{4}/.test(core)) || core === core.toUpperCase();
}

/** Whether a word is only words: "reset/change", "he/she", "and_or". */
function isSlashed(core: string): boolean {
  return /^[a-z'.-]+(?:[/&_+][a-z'.-]+)+$/i.test(core);
}

export function isMachineMade(word: string): boolean {
  const core = trimPunctuation(word);
  return core.length >= 8 && /\d/.test(core) && !core.includes('://') && !isMeasure(word);
}

export function isHex(word: string): boolean {
  return HEX_RUN.test(trimPunctuation(word));
}
