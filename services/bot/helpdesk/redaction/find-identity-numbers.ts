import { isPersonalHealthNumber, passesLuhn } from './check-digits.ts';
import { type DigitGroup, digitRuns } from './digit-groups.ts';
import type { TextRange } from './text-range.ts';

/** How far from its number a label may be, in characters. */
const NEAR = 40;
const MAX_GROUPS = 12;

interface NumberKind {
  readonly length: number;
  /** The usual grouping, which needs no label. */
  readonly grouping: string;
  readonly label: RegExp;
  /** Labels of other numbers that are grouped alike. */
  readonly otherLabel: RegExp;
  isValid(digits: string): boolean;
}

const SIN: NumberKind = {
  length: 9,
  grouping: '3 3 3',
  label: /(?<![a-z])(?:sins?|s\.i\.n|social insurance|assurance[- ]sociale|nas)(?![a-z])/i,
  otherLabel: /(?<![a-z])(?:meeting|webinar|zoom|order|invoice|ticket|id)(?![a-z])/i,
  isValid: passesLuhn,
};

const HEALTH: NumberKind = {
  length: 10,
  grouping: '4 3 3',
  label:
    /(?<![a-z])(?:phns?|health|sante|care ?card|medical|medicare|assurance[- ]maladie|msp|services card|bcsc)(?![a-z])/i,
  otherLabel: /(?<![a-z])(?:meeting|webinar|zoom|order|invoice|ticket|id)(?![a-z])/i,
  isValid: isPersonalHealthNumber,
};

/** Finds Canadian social insurance numbers: nine digits that pass the Luhn check, grouped by three or labelled. */
export function findSins(text: string): TextRange[] {
  return findNumbers(text, SIN);
}

/** Finds personal health numbers of British Columbia, grouped 4-3-3 or labelled. */
export function findHealthNumbers(text: string): TextRange[] {
  return findNumbers(text, HEALTH);
}

function findNumbers(text: string, kind: NumberKind): TextRange[] {
  const found: TextRange[] = [];
  for (const groups of digitRuns(text)) {
    for (let first = 0; first < groups.length; first++) {
      const last = lastGroup(groups, first, kind.length);
      if (last === undefined) continue;
      const number = groups.slice(first, last + 1);
      if (!isNumber(text, number, kind)) continue;
      found.push({ start: number[0]?.start ?? 0, end: number.at(-1)?.end ?? 0 });
      first = last;
    }
  }
  return found;
}

/** Returns the index of the group with which the digits from `first` have exactly this length. */
function lastGroup(
  groups: readonly DigitGroup[],
  first: number,
  length: number,
): number | undefined {
  let digits = 0;
  for (let index = first; index < Math.min(groups.length, first + MAX_GROUPS); index++) {
    digits += groups[index]?.digits.length ?? 0;
    if (digits === length) return index;
    if (digits > length) return undefined;
  }
  return undefined;
}

function isNumber(text: string, groups: readonly DigitGroup[], kind: NumberKind): boolean {
  const digits = groups.map((group) => group.digits).join('');
  if (/^0+$/.test(digits) || !kind.isValid(digits)) return false;
  const start = groups[0]?.start ?? 0;
  const end = groups.at(-1)?.end ?? 0;
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  if (kind.label.test(before) || kind.label.test(after)) return true;
  const grouping = groups.map((group) => group.digits.length).join(' ');
  if (/\d[.,]$/.test(before) || /^[.,]\d/.test(after)) return false;
  return grouping === kind.grouping && isTight(groups) && !kind.otherLabel.test(before);
}

/** Whether one character is between the groups, as in a number, not two, as in a list. */
function isTight(groups: readonly DigitGroup[]): boolean {
  return groups.every(({ start }, index) => start - (groups[index - 1]?.end ?? start) <= 1);
}
