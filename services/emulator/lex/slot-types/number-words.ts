import { type Word, wordAt } from './words.ts';

/** A number in digits or words, as a decimal numeral without exponent. */
export interface NumberAt {
  readonly numeral: string;
  readonly end: number;
}

const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const SIGNS = ['minus', 'negative', '-', '−'];

/** Reads a number with its sign: "-15", "1,234.5", "one hundred twenty three point four five". */
export function numberAt(words: readonly Word[], at: number): NumberAt | undefined {
  if (!SIGNS.includes(wordAt(words, at))) return unsignedAt(words, at);
  const number = unsignedAt(words, at + 1);
  return number && { ...number, numeral: `-${number.numeral}` };
}

function unsignedAt(words: readonly Word[], at: number): NumberAt | undefined {
  const whole = digitsAt(words, at) ?? cardinalAt(words, at);
  const pointAt = whole?.end ?? at;
  const fraction = wordAt(words, pointAt) === 'point' ? fractionAt(words, pointAt + 1) : undefined;
  if (!fraction) return whole;
  return { numeral: `${whole?.numeral ?? '0'}.${fraction.numeral}`, end: fraction.end };
}

/** Reads digits with thousands separators and a decimal point, and a scale after them: "5 hundred". */
function digitsAt(words: readonly Word[], at: number): NumberAt | undefined {
  const text = wordAt(words, at);
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text) || text.length > 30) return undefined;
  const numeral = text.replaceAll(',', '');
  const next = wordAt(words, at + 1);
  const scale = next === 'hundred' ? 100 : SCALES[next];
  if (scale === undefined) return { numeral: plainNumeral(numeral), end: at + 1 };
  return { numeral: String(Number(numeral) * scale), end: at + 2 };
}

function plainNumeral(numeral: string): string {
  return numeral.replace(/^0+(?=\d)/, '');
}

/** Reads a number in words: groups of up to 999, each with its scale. */
function cardinalAt(words: readonly Word[], at: number): NumberAt | undefined {
  let total = 0;
  let end = at;
  let lowest = Number.POSITIVE_INFINITY;
  for (;;) {
    const from = end > at && wordAt(words, end) === 'and' ? end + 1 : end;
    const group = groupAt(words, from);
    if (!group) break;
    const scale = SCALES[wordAt(words, group.end)] ?? 1;
    if (scale >= lowest) break;
    lowest = scale;
    total += group.value * scale;
    end = scale === 1 ? group.end : group.end + 1;
    if (scale === 1) break;
  }
  return end === at ? undefined : { numeral: String(total), end };
}

interface Group {
  readonly value: number;
  readonly end: number;
}

function groupAt(words: readonly Word[], at: number): Group | undefined {
  const first = belowHundredAt(words, at) ?? articleHundred(words, at);
  if (!first || wordAt(words, first.end) !== 'hundred') return first;
  const hundreds = { value: first.value * 100, end: first.end + 1 };
  const from = wordAt(words, hundreds.end) === 'and' ? hundreds.end + 1 : hundreds.end;
  const rest = belowHundredAt(words, from);
  return rest ? { value: hundreds.value + rest.value, end: rest.end } : hundreds;
}

/** Reads "a hundred", "a thousand". */
function articleHundred(words: readonly Word[], at: number): Group | undefined {
  const next = wordAt(words, at + 1);
  const isArticle = wordAt(words, at) === 'a' && (next === 'hundred' || next in SCALES);
  return isArticle ? { value: 1, end: at + 1 } : undefined;
}

function belowHundredAt(words: readonly Word[], at: number): Group | undefined {
  const unit = UNITS.indexOf(wordAt(words, at));
  if (unit >= 0) return { value: unit, end: at + 1 };
  const ten = TENS.indexOf(wordAt(words, at));
  if (ten < 0) return undefined;
  const value = (ten + 2) * 10;
  const next = wordAt(words, at + 1) === '-' ? at + 2 : at + 1;
  const digit = UNITS.indexOf(wordAt(words, next));
  return digit > 0 && digit < 10 ? { value: value + digit, end: next + 1 } : { value, end: at + 1 };
}

/** Reads what follows "point": single digits ("four five") or one number ("forty two"). */
function fractionAt(words: readonly Word[], at: number): NumberAt | undefined {
  let numeral = '';
  let end = at;
  for (; end - at < 20; end += 1) {
    const digit = UNITS.indexOf(wordAt(words, end));
    if (digit < 0 || digit > 9) break;
    numeral += String(digit);
  }
  if (end > at) return { numeral, end };
  if (/^\d+$/.test(wordAt(words, at))) return { numeral: wordAt(words, at), end: at + 1 };
  const number = belowHundredAt(words, at);
  return number && { numeral: String(number.value), end: number.end };
}
