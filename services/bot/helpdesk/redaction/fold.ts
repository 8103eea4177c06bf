import type { TextRange } from './text-range.ts';

/** A text as it is searched, and where each of its characters is in the original. */
export interface FoldedText {
  readonly text: string;
  /** Returns the part of the original that a part of the folded text stands for. */
  toOriginal(range: TextRange): TextRange;
}

const BEYOND_ASCII = /[^\p{ASCII}]/u;
const IGNORED = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const DASH = /\p{Pd}|\u2212/u;
const DIGIT = /\p{Nd}/u;
/** Letters of other scripts that look like a Latin one (Unicode TR39, the part that people can type). */
const LOOK_ALIKES = new Map(
  [
    'аa вb еe зz кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ԛq ԝw',
    'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG',
    'αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
    'ɑa ɡg ıi ɩi ʟl ꜱs ᴀa ᴄc ᴏo ᴘp ᴡw ᴠv ᴢz',
    "。. 、, ‘' ’' “\" ”\" „\" ´' ‹' ›'",
    // Letters that have no accent to lose.
    'ßss æae œoe øo łl đd',
  ].flatMap((line) =>
    line.split(' ').map(([from = '', ...to]): [string, string] => [from, to.join('')]),
  ),
);
const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/**
 * Folds a text for searching: digits of every script become 0 to 9, full-width and decorated letters plain ones, letters
 * that look Latin Latin, accents and invisible characters go. Takes linear time.
 */
export function fold(original: string): FoldedText {
  if (!BEYOND_ASCII.test(original)) return { text: original, toOriginal: (range) => range };
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = character <= '\u007f' ? character : foldCharacter(character);
    const end = offset + character.length;
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(offset);
      ends.push(end);
    }
    pieces.push(folded);
    offset = end;
  }
  const toOriginal = ({ start, end }: TextRange) => ({
    start: starts[start] ?? original.length,
    end: end > start ? (ends[end - 1] ?? original.length) : (starts[start] ?? original.length),
  });
  return { text: pieces.join(''), toOriginal };
}

function foldCharacter(character: string): string {
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const parts = [...character.normalize('NFKD').replace(IGNORED, '')];
  const folded = parts.map(foldPart).join('');
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(character, folded);
  return folded;
}

function foldPart(part: string): string {
  if (DIGIT.test(part)) return digitValue(part);
  if (DASH.test(part)) return '-';
  return LOOK_ALIKES.get(part) ?? part;
}

/** The digits of a script are ten consecutive code points; the zero has the last hexadecimal digit 0 or 6. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const last = code % 16;
  const startsAtZero = DIGIT.test(String.fromCodePoint(code - last));
  return String(startsAtZero ? last : last - 6);
}
